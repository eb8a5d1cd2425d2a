package dev.hydrant.simulator.sts;

import static dev.hydrant.simulator.protocol.QueryProtocol.element;

import dev.hydrant.simulator.protocol.Caller;
import dev.hydrant.simulator.protocol.QueryOperation;
import dev.hydrant.simulator.protocol.QueryProtocol;
import dev.hydrant.simulator.protocol.QueryService;
import dev.hydrant.simulator.protocol.ServiceCall;
import dev.hydrant.simulator.protocol.WireRequest;
import java.util.Map;

/** The Security Token Service of 2011-06-15 as far as a reader needs it. */
public final class StsService implements QueryService {
  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

  private final QueryProtocol protocol = new QueryProtocol(NAMESPACE);
  private final Map<String, QueryOperation> operations;

  public StsService(RoleAssumption assumption) {
    this.operations =
        Map.of(
            "GetCallerIdentity",
            call -> identity(call.caller()),
            "AssumeRole",
            call -> assumption.assume(call.request(), call.caller()));
  }

  @Override
  public String signingName() {
    return "sts";
  }

  @Override
  public QueryProtocol protocol() {
    return protocol;
  }

  @Override
  public Map<String, QueryOperation> operations() {
    return operations;
  }

  /** Whatever form no other service takes, signed or not: STS then says what is wrong with it. */
  @Override
  public boolean isAddressedBy(WireRequest request) {
    return request.isForm();
  }

  @Override
  public String resource(ServiceCall call) {
    return call.request().input().path("RoleArn").asText("*");
  }

  private static String identity(Caller caller) {
    return element("Arn", caller.arn())
        + element("UserId", caller.userId())
        + element("Account", caller.accountId());
  }
}
