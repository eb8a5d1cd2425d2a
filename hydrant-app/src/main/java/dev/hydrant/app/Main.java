package dev.hydrant.app;

import dev.hydrant.app.command.HydrantCommand;
import dev.hydrant.app.console.Console;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The entry point: reads the arguments, runs one subcommand, turns its end into an exit code. */
public final class Main {
  private static final Logger log = LoggerFactory.getLogger(Main.class);

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.err));
  }

  static int run(String[] arguments, PrintStream err) {
    CommandLine commandLine = new CommandLine(new HydrantCommand());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionExceptionHandler((e, line, parsed) -> failed(e, err));
    commandLine.setParameterExceptionHandler((e, parsed) -> misused(e, err));
    return commandLine.execute(arguments);
  }

  private static int failed(Exception e, PrintStream err) {
    if (e instanceof HydrantException known) {
      Console.error(err, known);
      return ExitCode.of(known.code());
    }
    log.debug("a command ended by a defect", e);
    Console.error(
        err,
        new HydrantException(
            ErrorCode.INTERNAL_ERROR,
            "Hydrant failed by a defect of its own (" + e.getClass().getSimpleName() + ").",
            "Set HYDRANT_LOG=debug, run again and report what it prints."));
    return ExitCode.FAILED;
  }

  private static int misused(ParameterException e, PrintStream err) {
    err.println("Error " + ErrorCode.USAGE + ": " + e.getMessage());
    err.println("  Try --help.");
    return ExitCode.UNUSABLE;
  }
}
