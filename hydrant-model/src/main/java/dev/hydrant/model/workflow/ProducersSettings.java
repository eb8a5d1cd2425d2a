package dev.hydrant.model.workflow;

import java.util.Optional;

/**
 * Which producers of Direct PUT streams are looked up. Each is on unless it, or {@code enabled},
 * says false.
 *
 * @param enabled false switches all of them off
 * @param metricStreams CloudWatch metric streams
 * @param eventBridge rules of every event bus
 * @param pipes EventBridge Pipes
 * @param sns subscriptions of topics
 * @param waf logging of web ACLs
 * @param vpcFlowLogs flow logs of VPCs, subnets and interfaces
 * @param resolverQueryLogs query logs of Route 53 Resolver
 * @param logs subscription filters of CloudWatch log groups
 */
public record ProducersSettings(
    Optional<Boolean> enabled,
    Optional<Boolean> metricStreams,
    Optional<Boolean> eventBridge,
    Optional<Boolean> pipes,
    Optional<Boolean> sns,
    Optional<Boolean> waf,
    Optional<Boolean> vpcFlowLogs,
    Optional<Boolean> resolverQueryLogs,
    Optional<Boolean> logs) {
  public static ProducersSettings defaults() {
    return new ProducersSettings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
