package dev.hydrant.server.tls;

import dev.hydrant.model.error.HydrantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that is shown, read anew when its files change: those of public authorities live
 * for weeks. What is wrong with new files is logged, and the old certificate stays.
 */
public final class LiveCertificate implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LiveCertificate.class);
  private static final Duration LOOK = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofDays(14);

  private final TlsFiles files;
  private final Clock clock;
  private final SslContextFactory.Server context = new SslContextFactory.Server();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "certificate");
            thread.setDaemon(true);
            return thread;
          });
  private List<Instant> changed;

  /**
   * @throws HydrantException as {@link ServerCertificate#read} does
   */
  public LiveCertificate(TlsFiles files, Clock clock) {
    this.files = files;
    this.clock = clock;
    this.changed = changed();
    ServerCertificate certificate = ServerCertificate.read(files, clock);
    show(certificate);
    context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    warn(certificate);
    var unused =
        timer.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** For connectors. */
  public SslContextFactory.Server context() {
    return context;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** Reads the files again if they have changed. */
  synchronized void look() {
    List<Instant> now = changed();
    if (now.equals(changed)) {
      return;
    }
    changed = now;
    try {
      ServerCertificate certificate = ServerCertificate.read(files, clock);
      context.reload(fresh -> show(certificate));
      log.info(
          "Showing the new certificate of {}, until {}", files.certificate(), certificate.endsAt());
      warn(certificate);
    } catch (HydrantException e) {
      log.error("The new certificate is not used, the old one stays: {} {}", e.text(), e.advice());
    } catch (Exception e) {
      log.error("The new certificate cannot be used, the old one stays", e);
    }
  }

  private void show(ServerCertificate certificate) {
    context.setKeyStore(certificate.store());
    context.setKeyStorePassword(ServerCertificate.PASSWORD);
  }

  private void warn(ServerCertificate certificate) {
    if (certificate.endsAt().isBefore(clock.instant().plus(SOON))) {
      log.warn("The certificate in {} ends on {}", files.certificate(), certificate.endsAt());
    }
  }

  private List<Instant> changed() {
    return List.of(changed(files.certificate()), changed(files.key()));
  }

  private static Instant changed(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      // Told by whoever reads it.
      return Instant.EPOCH;
    }
  }
}
