package dev.hydrant.simulator.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A listing in JSON that goes on with a token.
 *
 * @param member of the answer, with the items
 * @param token of request and answer
 * @param refusal of a token that was never given out
 */
public record TokenListing(String member, String token, AwsException refusal) {

  /**
   * @param all in the order of their keys
   */
  public <T extends AwsResource> ObjectNode answer(
      ServiceCall call, List<T> all, int limit, Function<T, ?> json) {
    Optional<String> after = PageToken.decode(call.request().text(token), refusal);
    Page<T> page = Page.of(all, T::key, after, limit, call.paging());
    ObjectNode answer = Json.object(member, page.items().stream().map(json).toList());
    page.next().ifPresent(key -> answer.put(token, PageToken.encode(key)));
    return answer;
  }
}
