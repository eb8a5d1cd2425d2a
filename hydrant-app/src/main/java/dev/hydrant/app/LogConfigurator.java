package dev.hydrant.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.hydrant.model.run.RunEvents;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Configures logging in code, which starts faster than a file. Everything goes to standard error;
 * HYDRANT_LOG sets the level of Hydrant's own loggers. The AWS SDK stays at ERROR whatever the
 * level is, since its lower levels print requests and descriptions, and those hold secrets.
 */
public final class LogConfigurator extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{0} - %msg%n%ex{full}");
    encoder.start();

    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();

    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(console);
    context.getLogger("dev.hydrant").setLevel(level(System.getenv("HYDRANT_LOG")));
    context.getLogger("software.amazon.awssdk").setLevel(Level.ERROR);
    // Jetty and Flyway announce themselves at INFO and warn about harmless settings.
    context.getLogger("org.eclipse.jetty").setLevel(Level.ERROR);
    context.getLogger("io.javalin").setLevel(Level.ERROR);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** From now on one JSON object a line, for machines that collect logs. */
  public static void writeJson() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    JsonEncoder encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithSequenceNumber(false);
    encoder.setWithContext(false);
    encoder.setWithFormattedMessage(true);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(console);
  }

  /** A line of a run's own log: whatever its level, the run has chosen to write it. */
  public static void line(RunEvents.Level level, String message) {
    ch.qos.logback.classic.Logger logger =
        ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("dev.hydrant.ingest");
    logger.setLevel(Level.TRACE);
    logger.atLevel(org.slf4j.event.Level.valueOf(level.name())).log(message);
  }

  private static Level level(@Nullable String name) {
    return Level.toLevel(name == null ? "INFO" : name.toUpperCase(Locale.ROOT), Level.INFO);
  }
}
