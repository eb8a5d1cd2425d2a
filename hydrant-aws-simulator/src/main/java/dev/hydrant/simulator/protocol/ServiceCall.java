package dev.hydrant.simulator.protocol;

import dev.hydrant.simulator.organisation.Home;

/** An authenticated call, with what a fault wants done to its pages. */
public record ServiceCall(AwsRequest request, Caller caller, Paging paging, String requestId) {

  /** The caller's account in the region that the call was signed for. */
  public Home home() {
    return new Home(caller.accountId(), caller.region());
  }

  public ServiceCall with(Paging replacement) {
    return new ServiceCall(request, caller, replacement, requestId);
  }
}
