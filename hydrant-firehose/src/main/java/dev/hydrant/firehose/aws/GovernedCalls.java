package dev.hydrant.firehose.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Hooks the governor into every attempt. Anywhere outside of the SDK's retry loop, retries would
 * run past the limit.
 */
final class GovernedCalls implements ExecutionInterceptor {
  private static final ExecutionAttribute<Long> PERMIT =
      new ExecutionAttribute<>("dev.hydrant.permit");

  /** An error's body is short; the rest of a long one, a proxy's page say, is of no use. */
  private static final int MOST_ERROR_BYTES = 64 * 1024;

  private final CallGovernor governor;

  GovernedCalls(CallGovernor governor) {
    this.governor = governor;
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    try {
      attributes.putAttribute(PERMIT, governor.admit(operation(attributes), region(attributes)));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("interrupted while waiting for its turn", stopped);
    }
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    SdkHttpResponse response = context.httpResponse();
    Optional<InputStream> body = context.responseBody();
    if (response.isSuccessful()) {
      return body;
    }
    byte[] bytes = body.map(GovernedCalls::read).orElseGet(() -> new byte[0]);
    String code = ErrorCodes.of(firstValues(response), new String(bytes, UTF_8));
    Long permit = attributes.getAttribute(PERMIT);
    if (permit != null && (response.statusCode() == 429 || ErrorCodes.throttles(code))) {
      governor.throttled(operation(attributes), region(attributes), permit);
    }
    return body.map(read -> new ByteArrayInputStream(bytes));
  }

  private static String operation(ExecutionAttributes attributes) {
    return String.valueOf(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
  }

  private static String region(ExecutionAttributes attributes) {
    return String.valueOf(attributes.getAttribute(AwsExecutionAttribute.AWS_REGION));
  }

  private static byte[] read(InputStream body) {
    try (body) {
      return body.readNBytes(MOST_ERROR_BYTES);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Map<String, String> firstValues(SdkHttpResponse response) {
    Map<String, String> values = new HashMap<>();
    response.forEachHeader(
        (name, all) -> {
          if (name != null && !all.isEmpty()) {
            values.put(name, all.get(0));
          }
        });
    return values;
  }
}
