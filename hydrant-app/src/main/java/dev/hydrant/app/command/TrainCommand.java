package dev.hydrant.app.command;

import dev.hydrant.app.ExitCode;
import dev.hydrant.app.train.Training;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Does once, on throw-away data, what the named command does, so that the JVM can archive the
 * classes which it loads.
 */
@Command(name = "train", hidden = true, mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {
  @Parameters(paramLabel = "server|ingest", description = "What to train.")
  private Training.Kind kind = Training.Kind.SERVER;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Training.run(kind);
    return ExitCode.SUCCESS;
  }
}
