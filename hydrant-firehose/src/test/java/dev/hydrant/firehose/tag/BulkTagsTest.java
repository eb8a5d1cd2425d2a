package dev.hydrant.firehose.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.firehose.aws.Ticker;
import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.firehose.tag.BulkTags.Ending;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.RunEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BulkTagsTest {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final CancelSignal cancel = new CancelSignal();
  private final ScanContext context =
      new ScanContext(
          new RunEvents() {
            @Override
            public void log(Level level, String message) {
              lines.add(level + " " + message);
            }

            @Override
            public void progress(String stage, long done, long total) {}
          },
          cancel,
          Ticker.system());

  @AfterEach
  void stop() {
    context.close();
  }

  private BulkTags started(TagPages pages) {
    BulkTags tags = new BulkTags(pages, context);
    tags.start();
    return tags;
  }

  private static Optional<TagPages.Page> page(String next, String... names) {
    Map<String, Map<String, String>> byName = new java.util.HashMap<>();
    for (String name : names) {
      byName.put(name, Map.of("team", name + "-team"));
    }
    return Optional.of(new TagPages.Page(byName, next));
  }

  @Test
  void all_pages_are_read_and_a_stream_that_none_names_has_no_tags() {
    BulkTags tags =
        started(
            token ->
                switch (token) {
                  case "" -> page("1", "a", "b");
                  case "1" -> page("2");
                  default -> page("", "c");
                });
    assertThat(tags.of("c")).contains(Map.of("team", "c-team"));
    assertThat(tags.of("a")).contains(Map.of("team", "a-team"));
    assertThat(tags.of("untagged")).contains(Map.of());
    assertThat(tags.ending()).contains(Ending.COMPLETE);
    assertThat(lines).isEmpty();
  }

  @Test
  void a_stream_on_an_early_page_does_not_wait_for_the_last_one() {
    CountDownLatch asked = new CountDownLatch(1);
    BulkTags tags =
        started(
            token -> {
              if (token.isEmpty()) {
                return page("1", "early");
              }
              try {
                asked.await();
              } catch (InterruptedException stopped) {
                throw new HydrantException(ErrorCode.CANCELLED, "stopped");
              }
              return page("", "late");
            });
    assertThat(tags.of("early")).isPresent();
    assertThat(tags.ending()).isEmpty();
    asked.countDown();
    assertThat(tags.of("late")).isPresent();
  }

  @Test
  void nothing_named_at_all_is_not_believed() {
    BulkTags tags = started(token -> page(""));
    assertThat(tags.of("a")).isEmpty();
    assertThat(tags.ending()).contains(Ending.EMPTY);
  }

  @Test
  void an_expired_token_starts_again_once() {
    List<String> tokens = new ArrayList<>();
    BulkTags tags =
        started(
            token -> {
              tokens.add(token);
              boolean expired = tokens.size() == 2;
              return expired ? Optional.empty() : token.isEmpty() ? page("1", "a") : page("", "b");
            });
    assertThat(tags.of("none")).contains(Map.of());
    assertThat(tokens).containsExactly("", "1", "", "1");
  }

  @Test
  void a_token_that_expires_twice_keeps_what_was_read_and_leaves_the_rest_open() {
    BulkTags tags = started(token -> token.isEmpty() ? page("1", "a") : Optional.empty());
    assertThat(tags.of("b")).isEmpty();
    assertThat(tags.of("a")).isPresent();
    assertThat(tags.ending()).contains(Ending.FAILED);
    assertThat(lines).singleElement().asString().startsWith("INFO ").contains("expired twice");
  }

  @Test
  void pages_that_repeat_under_new_tokens_end() {
    AtomicInteger calls = new AtomicInteger();
    BulkTags tags = started(token -> page(String.valueOf(calls.incrementAndGet()), "a"));
    assertThat(tags.of("b")).isEmpty();
    assertThat(calls).hasValue(1 + BulkTags.MOST_STALE_PAGES);
    assertThat(lines).singleElement().asString().contains("without anything new");
  }

  @Test
  void a_few_empty_pages_are_passed_over() {
    BulkTags tags =
        started(
            token ->
                switch (token) {
                  case "" -> page("1");
                  case "1" -> page("2");
                  default -> page("", "a");
                });
    assertThat(tags.of("b")).contains(Map.of());
  }

  @Test
  void an_endless_cursor_ends() {
    AtomicInteger calls = new AtomicInteger();
    BulkTags tags =
        started(
            token -> {
              String next = String.valueOf(calls.incrementAndGet());
              return page(next, "stream-" + next);
            });
    assertThat(tags.of("b")).isEmpty();
    assertThat(calls).hasValue(BulkTags.MOST_PAGES);
  }

  @Test
  void a_denial_and_a_failure_are_no_warning_but_a_line_since_there_is_another_way() {
    BulkTags denied =
        started(
            token -> {
              throw new HydrantException(ErrorCode.AWS_ACCESS_DENIED, "AWS denies it.");
            });
    assertThat(denied.of("a")).isEmpty();
    assertThat(denied.ending()).contains(Ending.DENIED);
    BulkTags failed =
        started(
            token -> {
              throw new HydrantException(ErrorCode.AWS_THROTTLED, "AWS throttled it.");
            });
    assertThat(failed.of("a")).isEmpty();
    assertThat(failed.ending()).contains(Ending.FAILED);
    assertThat(lines).hasSize(2).allMatch(line -> line.startsWith("INFO AWS "));
  }

  @Test
  void expired_credentials_are_thrown_at_whoever_asks() {
    HydrantException expired = new HydrantException(ErrorCode.AWS_CREDENTIALS_EXPIRED, "expired");
    BulkTags tags =
        started(
            token -> {
              throw expired;
            });
    assertThatThrownBy(() -> tags.of("a")).isSameAs(expired);
    assertThat(lines).isEmpty();
  }

  @Test
  void a_cancel_ends_the_waiting() {
    BulkTags tags =
        started(
            token -> {
              cancel.cancel();
              return page("1", "a");
            });
    assertThatThrownBy(() -> tags.of("b"))
        .isInstanceOfSatisfying(
            HydrantException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
  }

  @Test
  void a_defect_lets_nobody_wait_for_ever() {
    BulkTags tags =
        started(
            token -> {
              throw new IllegalStateException("secret detail");
            });
    assertThat(tags.of("a")).isEmpty();
    assertThat(lines).singleElement().asString().doesNotContain("secret detail");
  }
}
