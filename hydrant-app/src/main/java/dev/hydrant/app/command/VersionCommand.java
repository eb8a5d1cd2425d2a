package dev.hydrant.app.command;

import dev.hydrant.app.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** Prints the version. */
@Command(name = "version", description = "Print the version.", mixinStandardHelpOptions = true)
public final class VersionCommand implements Callable<Integer>, IVersionProvider {
  @Option(names = "--short", description = "The number alone.")
  private boolean brief;

  @Override
  public Integer call() {
    System.out.println(brief ? Version.text() : getVersion()[0]);
    return 0;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "Hydrant " + Version.text() + " on Java " + System.getProperty("java.version")
    };
  }
}
