package dev.hydrant.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogBufferTest {
  private final LogBuffer buffer = new LogBuffer();

  @Test
  void takesWholeLinesUpToTheLimit() {
    buffer.add("one\n");
    buffer.add("two\n");
    buffer.add("three\n");

    assertThat(buffer.take(9)).isEqualTo("one\ntwo\n");
    assertThat(buffer.take(3)).isEqualTo("three\n");
    assertThat(buffer.take(3)).isEmpty();
  }

  @Test
  void whoeverWritesIntoAFullBufferWaitsUntilThereIsRoom() throws InterruptedException {
    String line = "x".repeat(64 * 1024);
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; i < 20; i++) {
                buffer.add(line);
              }
            });
    writer.start();

    writer.join(200);
    assertThat(writer.isAlive()).isTrue();

    while (writer.isAlive()) {
      buffer.take(64 * 1024);
    }
    assertThat(writer.isAlive()).isFalse();
  }

  @Test
  void whatIsAddedAfterTheEndIsDropped() throws InterruptedException {
    buffer.close();
    buffer.add("late\n");

    assertThat(buffer.await(1, 1)).isFalse();
    assertThat(buffer.take(10)).isEmpty();
  }
}
