package dev.hydrant.simulator.sns;

import static dev.hydrant.simulator.protocol.QueryProtocol.element;

import dev.hydrant.simulator.organisation.Resources;
import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.ErrorNames;
import dev.hydrant.simulator.protocol.FormMembers;
import dev.hydrant.simulator.protocol.Page;
import dev.hydrant.simulator.protocol.PageToken;
import dev.hydrant.simulator.protocol.QueryOperation;
import dev.hydrant.simulator.protocol.QueryProtocol;
import dev.hydrant.simulator.protocol.QueryService;
import dev.hydrant.simulator.protocol.ServiceCall;
import java.util.Map;

/** SNS of 2010-03-31: ListSubscriptions, a hundred a page. */
public final class SnsService implements QueryService {
  private static final int PAGE = 100;
  private static final AwsException BAD_TOKEN =
      AwsException.of("InvalidParameter", "Invalid parameter: NextToken Reason: not valid");

  private final QueryProtocol protocol =
      new QueryProtocol("http://sns.amazonaws.com/doc/2010-03-31/");
  private final Map<String, QueryOperation> operations = Map.of("ListSubscriptions", this::list);
  private final Resources resources;

  public SnsService(Resources resources) {
    this.resources = resources;
  }

  @Override
  public String signingName() {
    return "sns";
  }

  @Override
  public QueryProtocol protocol() {
    return protocol;
  }

  @Override
  public Map<String, QueryOperation> operations() {
    return operations;
  }

  @Override
  public ErrorNames errorNames() {
    return ErrorNames.QUERY.with("AccessDeniedException", 403, "AuthorizationError");
  }

  @Override
  public String action(ServiceCall call) {
    return "SNS:" + call.request().operation();
  }

  @Override
  public String resource(ServiceCall call) {
    return call.home().arn("sns", "*");
  }

  private String list(ServiceCall call) {
    Page<Subscription> page =
        Page.of(
            resources.in(Subscription.class, call.home()),
            Subscription::key,
            PageToken.decode(FormMembers.of(call.request()).text("NextToken"), BAD_TOKEN),
            PAGE,
            call.paging());
    StringBuilder xml = new StringBuilder("<Subscriptions>");
    page.items().forEach(subscription -> xml.append(xml(subscription)));
    xml.append("</Subscriptions>");
    page.next().ifPresent(key -> xml.append(element("NextToken", PageToken.encode(key))));
    return xml.toString();
  }

  private static String xml(Subscription subscription) {
    return "<member>"
        + element("TopicArn", subscription.topicArn())
        + element("Protocol", subscription.protocol())
        + element("SubscriptionArn", subscription.arn())
        + element("Owner", subscription.home().accountId())
        + element("Endpoint", subscription.endpoint())
        + "</member>";
  }
}
