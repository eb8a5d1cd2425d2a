package dev.hydrant.client.resolve;

import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Resolves each distinct asset once a run, eight at a time, and remembers the answer, also when
 * there is none. Thread-safe.
 */
public final class AssetResolver implements AutoCloseable {
  private static final int AT_ONCE = 8;
  private static final int REMEMBERED = 50_000;

  private final ExecutorService threads;
  private final AssetLookup lookup;
  private final Map<String, CompletableFuture<Resolution>> known =
      new LinkedHashMap<>(1_024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(
            Map.Entry<String, CompletableFuture<Resolution>> eldest) {
          return size() > REMEMBERED;
        }
      };

  public AssetResolver(
      CatalogClient catalog, ServiceDirectory services, ExternalUse use, ResolveSettings settings) {
    this.lookup = new AssetLookup(catalog, services, use, settings);
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            AT_ONCE,
            task -> {
              Thread thread = new Thread(task, "resolve-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * @throws HydrantException when the catalog fails; an asset that is merely unknown does not throw
   */
  public Map<Asset, Resolution> resolve(Collection<? extends Asset> assets) {
    Map<Asset, CompletableFuture<Resolution>> asked = new LinkedHashMap<>();
    assets.forEach(asset -> asked.put(asset, ask(asset)));
    Map<Asset, Resolution> answers = new LinkedHashMap<>();
    asked.forEach((asset, future) -> answers.put(asset, join(asset, future)));
    return answers;
  }

  /** Notes that an external asset is there now, or that the catalog would not have it. */
  public void note(Asset asset, Resolution resolution) {
    synchronized (known) {
      known.put(asset.id(), CompletableFuture.completedFuture(resolution));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private CompletableFuture<Resolution> ask(Asset asset) {
    synchronized (known) {
      return known.computeIfAbsent(
          asset.id(), id -> CompletableFuture.supplyAsync(() -> lookup.resolve(asset), threads));
    }
  }

  private Resolution join(Asset asset, CompletableFuture<Resolution> future) {
    try {
      while (true) {
        try {
          return future.get(1, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
          if (threads.isShutdown()) {
            throw stopped();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stopped();
    } catch (CompletionException | java.util.concurrent.ExecutionException e) {
      // A failure in passing must not be remembered as an answer.
      synchronized (known) {
        known.remove(asset.id(), future);
      }
      if (e.getCause() instanceof HydrantException cause) {
        throw cause;
      }
      throw new HydrantException(
          ErrorCode.INTERNAL_ERROR, "Looking for " + asset.id() + " failed.", "", e);
    }
  }

  private static HydrantException stopped() {
    return new HydrantException(ErrorCode.CANCELLED, "The look-up of assets was stopped.");
  }
}
