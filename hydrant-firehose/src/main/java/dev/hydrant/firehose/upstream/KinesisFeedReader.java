package dev.hydrant.firehose.upstream;

import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.firehose.discover.Workers;
import dev.hydrant.firehose.upstream.KinesisFeeds.Feed;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.RunEvents.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/**
 * Asks every table of a region where it writes its changes to, since AWS has no way to ask a
 * Kinesis stream who writes to it.
 */
final class KinesisFeedReader {
  /** Four times the quota that an account has unless it asked for more. */
  static final int MOST_TABLES = 10_000;

  /** At 25 calls a second few are under way at once; where the limit is lifted, more. */
  private static final int AT_ONCE = 32;

  private static final int WINDOW = 64;

  /** A policy may deny one table; after so many, and none read, it denies all. */
  private static final int FAILURES_TO_STOP_AT_FIRST = 5;

  private static final int FAILURES_TO_STOP = 20;

  private static final Set<String> LIVE = Set.of("ACTIVE", "UPDATING", "ENABLING");

  private final ScanContext context;
  private final Ledger ledger;
  private final int mostTables;

  KinesisFeedReader(ScanContext context, Ledger ledger, int mostTables) {
    this.context = context;
    this.ledger = ledger;
    this.mostTables = mostTables;
  }

  /**
   * @throws HydrantException when nothing more can be read at all, or on a cancel
   */
  KinesisFeeds read(String region, TableCalls calls) {
    TableListing.Listed listed = new TableListing(calls, mostTables).read();
    listed.doubt().ifPresent(doubt -> ledger.failed("the tables of " + region, region, doubt));
    Asking asking = new Asking(region, listed.doubt().isEmpty());
    try (Workers workers = new Workers(AT_ONCE, context.cancel())) {
      asking.ask(listed.names(), workers, calls);
    }
    if (asking.answered > 0 || listed.doubt().isEmpty() && listed.names().isEmpty()) {
      ledger.read();
    }
    context.events().log(Level.INFO, asking.summary(listed.names().size()));
    return new KinesisFeeds(asking.found, asking.complete);
  }

  /** One pass over the tables of a region; belongs to one thread. */
  private final class Asking {
    private final Map<String, List<Feed>> found = new TreeMap<>();
    private final String region;
    private boolean complete;
    private long answered;
    private long vanished;
    private int failuresInARow;

    Asking(String region, boolean complete) {
      this.region = region;
      this.complete = complete;
    }

    void ask(Set<String> tables, Workers workers, TableCalls calls) {
      Iterator<String> left = tables.iterator();
      Deque<Future<Answer>> window = new ArrayDeque<>();
      while (left.hasNext() || !window.isEmpty()) {
        while (window.size() < WINDOW && left.hasNext() && !inVain()) {
          window.add(workers.submit(answer(left.next(), calls)));
        }
        Future<Answer> next = window.poll();
        if (next == null) {
          return;
        }
        take(workers.await(next));
      }
    }

    private boolean inVain() {
      return failuresInARow >= (answered == 0 ? FAILURES_TO_STOP_AT_FIRST : FAILURES_TO_STOP);
    }

    private void take(Answer answer) {
      if (answer instanceof Failed failed) {
        complete = false;
        failuresInARow++;
        ledger.failed("table " + failed.table(), region, failed.failure());
        return;
      }
      answered++;
      failuresInARow = 0;
      if (answer instanceof Gone) {
        vanished++;
      } else if (answer instanceof Told told) {
        told.destinations().stream()
            .filter(destination -> LIVE.contains(destination.status()))
            .forEach(
                destination ->
                    found
                        .computeIfAbsent(destination.streamArn(), first -> new ArrayList<>())
                        .add(new Feed(told.table(), destination.precision())));
      }
    }

    String summary(int tables) {
      long feeding = found.values().stream().mapToLong(List::size).sum();
      return "Asked "
          + answered
          + " of "
          + tables
          + " DynamoDB tables in "
          + region
          + ": "
          + feeding
          + (feeding == 1 ? " feeds" : " feed")
          + " a Kinesis stream"
          + (vanished == 0 ? "" : ", " + vanished + " vanished meanwhile")
          + ".";
    }
  }

  private static Callable<Answer> answer(String table, TableCalls calls) {
    return () -> {
      try {
        return calls
            .destinations(table)
            .<Answer>map(destinations -> new Told(table, destinations))
            .orElseGet(() -> new Gone(table));
      } catch (HydrantException failure) {
        return new Failed(table, failure);
      }
    };
  }

  private sealed interface Answer {
    String table();
  }

  private record Told(String table, List<TableCalls.Streaming> destinations) implements Answer {}

  private record Gone(String table) implements Answer {}

  private record Failed(String table, HydrantException failure) implements Answer {}
}
