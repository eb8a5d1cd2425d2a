package dev.hydrant.catalog.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/**
 * The way to the database. {@link #read} runs on a connection that cannot write, each statement for
 * itself; {@link #write} is one transaction. On SQLite there is exactly one writing connection:
 * whoever holds it holds up everyone else, so all parsing and checking is done before. Calling
 * either from inside the other throws, because a pool of one would wait for itself.
 */
public final class Database implements AutoCloseable {
  private static final int ATTEMPTS = 5;

  /** A read that lasts keeps the log file of SQLite from shrinking. */
  private static final int READ_SECONDS = 5;

  private final HikariDataSource writers;
  private final HikariDataSource readers;
  private final Jdbi writer;
  private final Jdbi reader;
  private final Dialect dialect;
  private final Runnable close;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

  Database(HikariDataSource writer, HikariDataSource reader, Dialect dialect, Runnable close) {
    this.writers = writer;
    this.readers = reader;
    this.writer = Jdbi.create(writer);
    this.reader = Jdbi.create(reader);
    this.reader.getConfig(SqlStatements.class).setQueryTimeout(READ_SECONDS);
    this.dialect = dialect;
    this.close = close;
  }

  /** Runs statements that only read. Close what you open: no result may outlive the work. */
  public <T extends @Nullable Object> T read(Work<T> work) {
    return alone(() -> reader.withHandle(work::run));
  }

  /** Runs one transaction that may write; what it throws rolls it back. */
  public <T extends @Nullable Object> T write(Work<T> work) {
    return alone(() -> repeated(work));
  }

  /** Asks the database something that it can always answer; throws when it does not. */
  public boolean answers() {
    return read(handle -> handle.createQuery("select 1").mapTo(Integer.class).one() == 1);
  }

  /** The pool of connections that write. */
  public PoolUse writers() {
    return PoolUse.of(writers);
  }

  /** The pool of connections that only read. */
  public PoolUse readers() {
    return PoolUse.of(readers);
  }

  public Dialect dialect() {
    return dialect;
  }

  /** Closing twice is closing once. */
  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      close.run();
    }
  }

  private <T extends @Nullable Object> T repeated(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return writer.inTransaction((Handle handle) -> work.run(handle));
      } catch (JdbiException e) {
        if (attempt == ATTEMPTS || !dialect.isRetryable(e)) {
          throw e;
        }
      }
    }
  }

  private <T extends @Nullable Object> T alone(Call<T> call) {
    if (inside.get()) {
      throw new IllegalStateException("a database call was made inside another one");
    }
    inside.set(true);
    try {
      return call.run();
    } catch (JdbiException e) {
      throw readable(e);
    } finally {
      inside.remove();
    }
  }

  private static RuntimeException readable(JdbiException failure) {
    if (Causes.find(failure, SQLTransientConnectionException.class).isPresent()) {
      return new HydrantException(
          ErrorCode.STORAGE_BUSY,
          "The database is busy: no connection became free in time.",
          "Repeat the call in a moment.",
          failure);
    }
    return failure;
  }

  private interface Call<T extends @Nullable Object> {
    T run();
  }
}
