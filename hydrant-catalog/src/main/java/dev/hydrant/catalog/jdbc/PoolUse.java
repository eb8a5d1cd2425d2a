package dev.hydrant.catalog.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.jspecify.annotations.Nullable;

/**
 * How far a pool of connections is used at one moment.
 *
 * @param active connections at work
 * @param idle connections that wait for work
 * @param waiting threads that wait for a connection
 * @param most connections there may be
 */
public record PoolUse(int active, int idle, int waiting, int most) {
  static PoolUse of(HikariDataSource pool) {
    @Nullable HikariPoolMXBean now = pool.getHikariPoolMXBean();
    int most = pool.getMaximumPoolSize();
    // There is no pool before the first connection.
    return now == null
        ? new PoolUse(0, 0, 0, most)
        : new PoolUse(
            now.getActiveConnections(),
            now.getIdleConnections(),
            now.getThreadsAwaitingConnection(),
            most);
  }
}
