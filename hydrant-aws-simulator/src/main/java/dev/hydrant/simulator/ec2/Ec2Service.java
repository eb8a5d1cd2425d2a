package dev.hydrant.simulator.ec2;

import static dev.hydrant.simulator.protocol.QueryProtocol.element;

import dev.hydrant.simulator.organisation.Resources;
import dev.hydrant.simulator.protocol.Answer;
import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.ErrorNames;
import dev.hydrant.simulator.protocol.FormMembers;
import dev.hydrant.simulator.protocol.Page;
import dev.hydrant.simulator.protocol.PageToken;
import dev.hydrant.simulator.protocol.QueryOperation;
import dev.hydrant.simulator.protocol.QueryProtocol;
import dev.hydrant.simulator.protocol.QueryService;
import dev.hydrant.simulator.protocol.ServiceCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** EC2 of 2016-11-15, in its own dialect of the query protocol: DescribeFlowLogs. */
public final class Ec2Service implements QueryService {
  private static final String NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/";
  private static final int PAGE = 1000;
  private static final AwsException BAD_TOKEN =
      AwsException.of("InvalidParameterValue", "Value for parameter NextToken is invalid.");

  private final QueryProtocol protocol = new QueryProtocol(NAMESPACE);
  private final Map<String, QueryOperation> operations = Map.of("DescribeFlowLogs", this::flowLogs);
  private final Resources resources;

  public Ec2Service(Resources resources) {
    this.resources = resources;
  }

  @Override
  public String signingName() {
    return "ec2";
  }

  @Override
  public QueryProtocol protocol() {
    return protocol;
  }

  @Override
  public Map<String, QueryOperation> operations() {
    return operations;
  }

  /** What the other query services call otherwise still. */
  @Override
  public ErrorNames errorNames() {
    return ErrorNames.QUERY
        .with("AccessDeniedException", 403, "UnauthorizedOperation")
        .with("UnrecognizedClientException", 401, "AuthFailure")
        .with("ExpiredTokenException", 400, "RequestExpired")
        .with("ThrottlingException", 503, "RequestLimitExceeded")
        .with("InternalFailure", 500, "InternalError")
        .with("ServiceUnavailableException", 503, "Unavailable");
  }

  /** No result element: the operation's own is the answer. */
  @Override
  public Answer call(ServiceCall call) {
    String name = call.request().operation();
    QueryOperation operation = operations.get(name);
    if (operation == null) {
      throw new AwsException(
          400, "InvalidAction", "The action " + name + " is not valid for this web service.");
    }
    String content = element("requestId", call.requestId()) + operation.answer(call);
    return xml(
        200,
        "<%1$sResponse xmlns=\"%2$s\">%3$s</%1$sResponse>".formatted(name, NAMESPACE, content));
  }

  @Override
  public Answer error(AwsException error, String requestId) {
    AwsException named = errorNames().translate(error);
    return xml(
        named.status(),
        "<Response><Errors><Error>"
            + element("Code", named.code())
            + element("Message", named.text())
            + "</Error></Errors>"
            + element("RequestID", requestId)
            + "</Response>");
  }

  private static Answer xml(int status, String xml) {
    return new Answer(
        status, "text/xml;charset=UTF-8", Map.of(), xml.getBytes(StandardCharsets.UTF_8));
  }

  private String flowLogs(ServiceCall call) {
    FormMembers input = FormMembers.of(call.request());
    int limit = input.number("MaxResults").orElse(PAGE);
    if (limit < 1 || limit > PAGE) {
      throw AwsException.of(
          "InvalidParameterValue", "Value (" + limit + ") for parameter maxResults is invalid.");
    }
    Predicate<FlowLog> wanted =
        input.flatList("Filter").stream()
            .map(Ec2Service::filter)
            .reduce(log -> true, Predicate::and);
    Page<FlowLog> page =
        Page.of(
            resources.in(FlowLog.class, call.home()).stream().filter(wanted).toList(),
            FlowLog::key,
            PageToken.decode(input.text("NextToken"), BAD_TOKEN),
            limit,
            call.paging());
    StringBuilder xml = new StringBuilder("<flowLogSet>");
    page.items().forEach(log -> xml.append(xml(log)));
    xml.append("</flowLogSet>");
    page.next().ifPresent(key -> xml.append(element("nextToken", PageToken.encode(key))));
    return xml.toString();
  }

  private static Predicate<FlowLog> filter(FormMembers filter) {
    List<String> values = filter.flatTexts("Value");
    String name = filter.text("Name").orElse("");
    switch (name) {
      case "log-destination-type":
        return log -> values.contains(log.destinationType());
      case "resource-id":
        return log -> values.contains(log.resourceId());
      case "flow-log-id":
        return log -> values.contains(log.id());
      default:
        throw AwsException.of("InvalidParameterValue", "The filter '" + name + "' is invalid");
    }
  }

  private static String xml(FlowLog log) {
    return "<item>"
        + element("creationTime", "2024-03-01T09:00:00.000Z")
        + element("deliverLogsStatus", "SUCCESS")
        + element("flowLogId", log.id())
        + element("flowLogStatus", "ACTIVE")
        + element("resourceId", log.resourceId())
        + element("trafficType", "ALL")
        + element("logDestinationType", log.destinationType())
        + element("logDestination", log.destination())
        + element("maxAggregationInterval", "600")
        + "</item>";
  }
}
