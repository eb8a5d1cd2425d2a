package dev.hydrant.model.asset;

/** AWS services that write to a Direct PUT delivery stream and can be found by their API. */
public enum ProducerKind {
  SNS_TOPIC("sns"),
  EVENTBRIDGE_RULE("eventbridge"),
  EVENTBRIDGE_PIPE("pipes"),
  LOG_GROUP("logs"),
  METRIC_STREAM("metric-streams"),
  WAF_ACL("waf"),
  VPC_FLOW_LOG("vpc-flow-logs"),
  RESOLVER_QUERY_LOG("resolver");

  private final String system;

  ProducerKind(String system) {
    this.system = system;
  }

  /** The AWS system's short name, as it stands in names of external services. */
  public String system() {
    return system;
  }
}
