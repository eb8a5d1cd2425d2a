package dev.hydrant.firehose.producer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.model.asset.Producer;
import dev.hydrant.model.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.AccountPolicy;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeAccountPoliciesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PolicyType;

/**
 * Policies that hold for all log groups of an account: a subscription filter, or where the findings
 * of data protection go. The documents are JSON in a text.
 */
final class AccountLogPolicies {
  private static final int LONGEST_CRITERIA = 200;

  private final Inquiry inquiry;
  private final CloudWatchLogsClient client;
  private final Findings findings;
  private final ObjectMapper json = Json.lenient();

  AccountLogPolicies(Inquiry inquiry, CloudWatchLogsClient client, Findings findings) {
    this.inquiry = inquiry;
    this.client = client;
    this.findings = findings;
  }

  void read() {
    read(PolicyType.SUBSCRIPTION_FILTER_POLICY);
    read(PolicyType.DATA_PROTECTION_POLICY);
  }

  private void read(PolicyType type) {
    inquiry.readAll(
        new Pages<>(
            Operation.DESCRIBE_ACCOUNT_POLICIES,
            token -> client.describeAccountPolicies(r -> r.policyType(type).nextToken(token)),
            DescribeAccountPoliciesResponse::nextToken,
            page -> page.accountPolicies().forEach(this::add)));
  }

  private void add(AccountPolicy policy) {
    JsonNode document = parsed(Findings.text(policy.policyDocument()));
    Producer producer =
        LogSubscriptions.producer(inquiry, "account-policy/" + Findings.text(policy.policyName()));
    findings.add(
        document.path("DestinationArn").asText(),
        producer,
        "all log groups" + criteria(policy.selectionCriteria()));
    for (JsonNode statement : document.path("Statement")) {
      String stream =
          statement.at("/Operation/Audit/FindingsDestination/Firehose/DeliveryStream").asText();
      if (!stream.isEmpty()) {
        findings.addNamed(stream, producer, "findings of data protection");
      }
    }
  }

  private static String criteria(@Nullable String text) {
    String criteria = Findings.text(text).strip().replaceAll("\\s+", " ");
    if (criteria.isEmpty()) {
      return "";
    }
    return " where "
        + (criteria.length() > LONGEST_CRITERIA
            ? criteria.substring(0, LONGEST_CRITERIA) + "…"
            : criteria);
  }

  /** A document that is no JSON names nothing. */
  private JsonNode parsed(String document) {
    try {
      return json.readTree(document);
    } catch (JsonProcessingException unreadable) {
      return MissingNode.getInstance();
    }
  }
}
