package dev.hydrant.catalog.run;

import dev.hydrant.catalog.jdbc.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Logs of runs, kept as the compressed chunks that they came in. */
public final class RunLogs {
  /** What became of a chunk. */
  public enum Answer {
    TAKEN,
    REPEATED,
    /** The attempt does not hold the run. */
    STALE,
    /** The log has reached its limit. */
    FULL
  }

  /**
   * Part of a log.
   *
   * @param next where the next part starts
   */
  public record Page(String text, long next) {}

  private record Chunk(long position, byte[] body) {}

  private static final int CHUNKS_A_PAGE = 64;
  private static final int BYTES_A_PAGE = 512 * 1024;

  private final Database database;
  private final long limit;

  /**
   * @param limit bytes of text that a run may log
   */
  public RunLogs(Database database, long limit) {
    this.database = database;
    this.limit = limit;
  }

  /**
   * Appends a chunk. Also taken for a run that waits again, as long as nobody has leased it since:
   * the last words of a runner that was cut off.
   *
   * @param sequence of the chunk in its attempt
   * @throws IOException when the bytes are not gzip, or inflate to too much
   */
  public Answer append(AttemptKey key, long sequence, byte[] gzip) throws IOException {
    int length = Gzip.inflate(gzip).length;
    try {
      return database.write(handle -> append(handle, key, new Numbered(sequence, length, gzip)));
    } catch (JdbiException e) {
      // Two servers have heard the same chunk at once.
      if (database.dialect().isUniqueViolation(e)) {
        return Answer.REPEATED;
      }
      throw e;
    }
  }

  private record Numbered(long sequence, int length, byte[] gzip) {}

  /** Reads on from an offset, up to about half a megabyte. */
  public Page read(String runId, long after) {
    List<Chunk> chunks =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "select position, body from run_log where run_id = :id"
                            + " and position + length > :after order by position limit :limit")
                    .bind("id", runId)
                    .bind("after", after)
                    .bind("limit", CHUNKS_A_PAGE)
                    .map((row, context) -> new Chunk(row.getLong("position"), row.getBytes("body")))
                    .list());
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    long next = after;
    for (Chunk chunk : chunks) {
      if (text.size() >= BYTES_A_PAGE) {
        break;
      }
      byte[] bytes = Gzip.stored(chunk.body());
      int from = (int) Math.max(0, next - chunk.position());
      text.write(bytes, from, bytes.length - from);
      next = chunk.position() + bytes.length;
    }
    return new Page(text.toString(StandardCharsets.UTF_8), next);
  }

  private Answer append(Handle handle, AttemptKey key, Numbered chunk) {
    if (exists(handle, key, chunk.sequence())) {
      return Answer.REPEATED;
    }
    Optional<Long> end = grow(handle, key, chunk.length());
    if (end.isEmpty()) {
      return held(handle, key) ? Answer.FULL : Answer.STALE;
    }
    handle
        .createUpdate(
            """
            insert into run_log (run_id, attempt, seq, position, length, body)
            values (:id, :attempt, :seq, :position, :length, :body)
            """)
        .bind("id", key.runId())
        .bind("attempt", key.attempt())
        .bind("seq", chunk.sequence())
        .bind("position", end.get() - chunk.length())
        .bind("length", chunk.length())
        .bind("body", chunk.gzip())
        .execute();
    return Answer.TAKEN;
  }

  private static boolean exists(Handle handle, AttemptKey key, long sequence) {
    return handle
        .createQuery(
            """
            select 1 from run_log join run on run.id = run_log.run_id
            where run_id = :id and run_log.attempt = :attempt and seq = :seq
              and lease_hash = :lease
            """)
        .bind("id", key.runId())
        .bind("attempt", key.attempt())
        .bind("seq", sequence)
        .bind("lease", key.leaseHash())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private Optional<Long> grow(Handle handle, AttemptKey key, int length) {
    return handle
        .createQuery(
            """
            update run set log_bytes = log_bytes + :length
            where id = :id and attempt = :attempt and lease_hash = :lease
              and state in ('running', 'queued') and log_bytes + :length <= :limit
            returning log_bytes
            """)
        .bind("length", length)
        .bind("limit", limit)
        .bind("id", key.runId())
        .bind("attempt", key.attempt())
        .bind("lease", key.leaseHash())
        .mapTo(Long.class)
        .findOne();
  }

  private static boolean held(Handle handle, AttemptKey key) {
    return handle
        .createQuery(
            "select 1 from run where id = :id and attempt = :attempt and lease_hash = :lease"
                + " and state in ('running', 'queued')")
        .bind("id", key.runId())
        .bind("attempt", key.attempt())
        .bind("lease", key.leaseHash())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
