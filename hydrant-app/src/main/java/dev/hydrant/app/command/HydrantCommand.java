package dev.hydrant.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of all commands. */
@Command(
    name = "hydrant",
    description = "Metadata and lineage for Amazon Data Firehose.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.class,
    subcommands = {
      DemoCommand.class,
      ServerCommand.class,
      RunnerCommand.class,
      TokenCommand.class,
      UserCommand.class,
      RotateKeyCommand.class,
      BackupCommand.class,
      IngestCommand.class,
      TestConnectionCommand.class,
      PermissionsCommand.class,
      PurgeExternalCommand.class,
      SimulateAwsCommand.class,
      VersionCommand.class,
      TrainCommand.class
    })
public final class HydrantCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
