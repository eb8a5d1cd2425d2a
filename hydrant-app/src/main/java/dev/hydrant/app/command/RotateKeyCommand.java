package dev.hydrant.app.command;

import dev.hydrant.app.ExitCode;
import dev.hydrant.app.server.SecretKeys;
import dev.hydrant.catalog.KeyRotation;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.secret.Sealer;
import dev.hydrant.catalog.secret.SecretKeySource;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Seals every stored secret with a new key. */
@Command(
    name = "rotate-key",
    description = {
      "Seal every stored secret with a new key. With the key in the data folder a new one is made;",
      "the server must not run meanwhile. With the key in HYDRANT_SECRET_KEY that is the new one,",
      "and HYDRANT_SECRET_KEY_OLD the old one; servers that have both may run. Interrupted, it is",
      "simply run again."
    },
    mixinStandardHelpOptions = true)
public final class RotateKeyCommand implements Callable<Integer> {
  @Mixin private DatabaseMixin where = new DatabaseMixin();

  @Override
  public Integer call() {
    Map<String, String> environment = System.getenv();
    Path folder = where.folder(environment);
    boolean given = SecretKeys.inEnvironment(environment);
    if (given) {
      SecretKeys.requireBoth(environment);
    }
    // Opened first: it takes the folder, so that no server seals with the old key meanwhile.
    try (Database database = where.open(environment)) {
      Sealer sealer =
          given ? SecretKeys.sealer(folder, environment) : SecretKeySource.beginChange(folder);
      long changed = new KeyRotation(database, sealer).run(portion -> {});
      CommandAudit.add(database, "rotate-key", "");
      System.out.println("Sealed anew: " + changed + " rows.");
      System.out.println(
          given
              ? "HYDRANT_SECRET_KEY_OLD is needed no more, except to restore older backups."
              : "The old key is "
                  + SecretKeySource.endChange(folder)
                  + "; older backups need it. Back up the new one.");
    }
    return ExitCode.SUCCESS;
  }
}
