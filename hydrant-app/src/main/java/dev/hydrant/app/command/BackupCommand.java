package dev.hydrant.app.command;

import dev.hydrant.app.ExitCode;
import dev.hydrant.app.server.ServerSettings;
import dev.hydrant.catalog.jdbc.SqliteBackup;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies the embedded database of a server that may run meanwhile. */
@Command(
    name = "backup",
    description = {
      "Copy the embedded database into a file; the server may run meanwhile. The key of the stored",
      "secrets, hydrant.key, is not part of it: keep it elsewhere. PostgreSQL has pg_dump."
    },
    mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The server's data folder. Default: the user's data folder.")
  private @Nullable Path data;

  @Parameters(paramLabel = "FILE", description = "The file to make; it must not exist.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    Path folder =
        data == null ? ServerSettings.defaultData(System.getenv()) : data.toAbsolutePath();
    SqliteBackup.write(folder, file.toAbsolutePath());
    System.out.println("Backed up to " + file + ".");
    return ExitCode.SUCCESS;
  }
}
