package dev.hydrant.client.rest;

import dev.hydrant.client.rest.Transport.Answer;

/** What carries a call to the catalog and its answer back. */
interface Sender {
  Answer send(Call call);

  Answer send(Call call, RetryPolicy retries);
}
