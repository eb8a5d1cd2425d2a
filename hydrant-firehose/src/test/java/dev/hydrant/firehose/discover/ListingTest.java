package dev.hydrant.firehose.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.firehose.aws.StreamPage;
import dev.hydrant.firehose.discover.Listing.Listed;
import dev.hydrant.firehose.discover.Listing.Pages;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ListingTest {
  private final List<Optional<String>> cursors = new ArrayList<>();

  private static StreamPage page(boolean more, String... names) {
    return new StreamPage(List.of(names), Optional.of(more));
  }

  private Listed read(StreamPage... pages) {
    Iterator<StreamPage> left = List.of(pages).iterator();
    return new Listing(Listing.MOST_NAMES)
        .read(
            after -> {
              cursors.add(after);
              return left.next();
            },
            found -> {});
  }

  @Test
  void goes_on_behind_the_last_name_until_there_are_no_more() {
    Listed listed = read(page(true, "a", "b"), page(true, "c"), page(false, "d"));
    assertThat(listed.names()).containsExactly("a", "b", "c", "d");
    assertThat(listed.complete()).isTrue();
    assertThat(cursors).containsExactly(Optional.empty(), Optional.of("b"), Optional.of("c"));
  }

  @Test
  void an_empty_region_is_a_complete_listing() {
    Listed listed = read(page(false));
    assertThat(listed.names()).isEmpty();
    assertThat(listed.complete()).isTrue();
  }

  @Test
  void an_empty_last_page_is_no_doubt() {
    assertThat(read(page(true, "a"), page(false)).complete()).isTrue();
  }

  @Test
  void an_empty_page_that_promises_more_makes_the_listing_incomplete() {
    Listed listed = read(page(true, "a"), page(true));
    assertThat(listed.names()).containsExactly("a");
    assertThat(listed.doubt()).hasValueSatisfying(e -> assertThat(e.text()).contains("empty page"));
  }

  @Test
  void a_repeated_page_makes_the_listing_incomplete() {
    Listed listed = read(page(true, "a", "b"), page(true, "a", "b"));
    assertThat(listed.names()).containsExactly("a", "b");
    assertThat(listed.doubt())
        .hasValueSatisfying(e -> assertThat(e.text()).contains("after 2 streams", "repeated"));
  }

  @Test
  void pages_that_go_round_in_a_circle_end() {
    AtomicInteger calls = new AtomicInteger();
    Pages circle = after -> page(true, String.valueOf((char) ('a' + calls.getAndIncrement() % 3)));
    Listed listed = new Listing(Listing.MOST_NAMES).read(circle, found -> {});
    assertThat(listed.names()).containsExactly("a", "b", "c");
    assertThat(listed.complete()).isFalse();
    assertThat(calls).hasValue(4);
  }

  @Test
  void pages_that_never_end_are_given_up() {
    AtomicInteger calls = new AtomicInteger();
    Pages endless = after -> page(true, "stream-" + calls.incrementAndGet());
    Listed listed = new Listing(500).read(endless, found -> {});
    assertThat(listed.names()).hasSize(500);
    assertThat(listed.doubt()).hasValueSatisfying(e -> assertThat(e.text()).contains("went on"));
  }

  @Test
  void silence_about_further_pages_makes_the_listing_incomplete() {
    Listed listed = read(new StreamPage(List.of("a"), Optional.empty()));
    assertThat(listed.names()).containsExactly("a");
    assertThat(listed.complete()).isFalse();
  }

  @Test
  void a_failure_on_the_first_page_is_thrown() {
    HydrantException denied = new HydrantException(ErrorCode.AWS_ACCESS_DENIED, "no");
    assertThatThrownBy(
            () ->
                new Listing(10)
                    .read(
                        after -> {
                          throw denied;
                        },
                        found -> {}))
        .isSameAs(denied);
  }

  @Test
  void a_failure_on_a_later_page_keeps_what_was_listed_and_says_why_it_ends() {
    HydrantException broken = new HydrantException(ErrorCode.AWS_UNREACHABLE, "gone");
    Listed listed =
        new Listing(10)
            .read(
                after -> {
                  if (after.isPresent()) {
                    throw broken;
                  }
                  return page(true, "a");
                },
                found -> {});
    assertThat(listed.names()).containsExactly("a");
    assertThat(listed.doubt()).contains(broken);
  }

  @Test
  void a_cancel_on_a_later_page_is_thrown() {
    assertThatThrownBy(
            () ->
                new Listing(10)
                    .read(
                        after -> {
                          if (after.isPresent()) {
                            throw new HydrantException(ErrorCode.CANCELLED, "stop");
                          }
                          return page(true, "a");
                        },
                        found -> {}))
        .isInstanceOfSatisfying(
            HydrantException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
  }

  @Test
  void progress_is_told_after_each_page() {
    List<Integer> told = new ArrayList<>();
    Iterator<StreamPage> left = List.of(page(true, "a", "b"), page(false, "c")).iterator();
    new Listing(10).read(after -> left.next(), told::add);
    assertThat(told).containsExactly(2, 3);
  }
}
