package dev.hydrant.client.resolve;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Keeps one stream from removing the external asset that another has just looked up. A look-up
 * notes the use first; a removal waits for look-ups under way and leaves what is in use.
 */
public final class ExternalUse {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Set<String> used = new HashSet<>();

  /** Runs a look-up or a creation of this name. */
  public <R> R using(String fqn, Supplier<R> action) {
    lock.readLock().lock();
    try {
      synchronized (used) {
        used.add(fqn);
      }
      return action.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Runs a removal unless the name is in use; false when it is. */
  public boolean unlessUsed(String fqn, BooleanSupplier removal) {
    lock.writeLock().lock();
    try {
      synchronized (used) {
        if (used.contains(fqn)) {
          return false;
        }
      }
      return removal.getAsBoolean();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
