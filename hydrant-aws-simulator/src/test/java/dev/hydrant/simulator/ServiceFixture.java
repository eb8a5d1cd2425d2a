package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;

/** A simulator with one stream, and clients of any service that are closed with it. */
abstract class ServiceFixture {
  static final String STREAM = HOME.streamArn("stream");
  static final String OTHER = HOME.streamArn("other");
  static final Home US_EAST = new Home(HOME.accountId(), "us-east-1");

  private final List<AutoCloseable> clients = new ArrayList<>();
  private final AwsSimulator running;

  ServiceFixture() {
    this(SimulatorOptions.defaults());
  }

  ServiceFixture(SimulatorOptions options) {
    try {
      running = AwsSimulator.start(options, OneHomeOrganisation.of("stream"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable client : clients) {
      client.close();
    }
    running.close();
  }

  final AwsSimulator simulator() {
    return running;
  }

  final void put(AwsResource resource) {
    running.resources().put(resource);
  }

  final <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C extends AutoCloseable>
      C client(B builder, Home home) {
    C client = Clients.open(builder, running, home);
    clients.add(client);
    return client;
  }

  static void assertError(ThrowingCallable call, int status, String code, String text) {
    assertThatThrownBy(call)
        .asInstanceOf(type(AwsServiceException.class))
        .satisfies(
            error -> {
              assertThat(error.statusCode()).isEqualTo(status);
              assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(error.awsErrorDetails().errorMessage()).contains(text);
            });
  }
}
