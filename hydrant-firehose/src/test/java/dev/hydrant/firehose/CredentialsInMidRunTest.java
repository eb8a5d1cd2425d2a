package dev.hydrant.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.firehose.aws.Settings;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.simulator.fault.Fault;
import dev.hydrant.simulator.fault.FaultKind;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CredentialsInMidRunTest {
  private static final String ASSUME = "AssumeRole";

  private static Settings role(ConnectorFixture aws) {
    return aws.settings()
        .with("assumeRoleArn", "arn:aws:iam::" + aws.account.id() + ":role/reader");
  }

  @Test
  void a_role_whose_sessions_end_in_mid_scan_loses_no_stream() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(600)) {
      RecordingSink sink =
          new RecordingSink(
              taken -> {
                if (taken == 50 || taken == 300) {
                  aws.simulator.expireSessions();
                }
              });
      ScanReport report =
          aws.connector(role(aws)).scan(sink, new RecordingEvents(), new CancelSignal());

      assertThat(sink.names()).isEqualTo(aws.names);
      assertThat(report.failed()).isZero();
      assertThat(report.problems())
          .noneMatch(problem -> problem.code().name().contains("CREDENTIALS"));
      assertThat(aws.calls(ASSUME)).isEqualTo(3);
    }
  }

  @Test
  void a_session_token_that_expires_ends_the_run_with_advice_and_keeps_what_was_read()
      throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(300)) {
      aws.faults(Fault.always("describe", FaultKind.EXPIRED).onStream(aws.names.get(100)));
      Settings settings = aws.settings().with("awsSessionToken", "FwoTemporary");
      RecordingSink sink = new RecordingSink();
      ScanReport report =
          aws.connector(settings).scan(sink, new RecordingEvents(), new CancelSignal());

      assertThat(sink.names()).isEqualTo(aws.names.subList(0, 100));
      assertThat(report.described()).isEqualTo(100);
      assertThat(report.failed()).isEqualTo(200);
      assertThat(report.problems())
          .filteredOn(problem -> problem.code() == ErrorCode.AWS_CREDENTIALS_EXPIRED)
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.message()).contains("after 100 of 300 streams");
                assertThat(problem.advice()).contains("session token in awsConfig");
              });
    }
  }
}
