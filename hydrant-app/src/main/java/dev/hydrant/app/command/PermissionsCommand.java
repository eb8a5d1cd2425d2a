package dev.hydrant.app.command;

import dev.hydrant.app.ExitCode;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.permission.Feature;
import dev.hydrant.model.permission.PermissionsPage;
import dev.hydrant.model.permission.Policy;
import dev.hydrant.model.workflow.ConfigBinder;
import java.io.FileDescriptor;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what AWS has to allow, as a policy to paste. */
@Command(
    name = "permissions",
    description = "Print the IAM policy that Hydrant needs.",
    mixinStandardHelpOptions = true)
public final class PermissionsCommand implements Callable<Integer> {
  @Option(
      names = "--feature",
      description =
          "Only this feature, besides the mandatory one; repeatable. 'producers' means all"
              + " producers.")
  private List<String> features = List.of();

  @Option(names = "--list", description = "List the features instead.")
  private boolean list;

  @Option(names = "--partition", description = "Default: ${DEFAULT-VALUE}.")
  private String partition = "aws";

  @Option(names = "--region", description = "Limit resources to this region. Default: any.")
  private String region = "";

  @Option(names = "--account", description = "Limit resources to this account. Default: any.")
  private String account = "";

  @Option(names = "--markdown", hidden = true, description = "Print docs/permissions.md.")
  private boolean markdown;

  @Override
  public Integer call() {
    IngestCommand.utf8(FileDescriptor.out).print(text());
    return ExitCode.SUCCESS;
  }

  private String text() {
    if (markdown) {
      return new PermissionsPage().markdown();
    }
    if (list) {
      return listed();
    }
    AwsScope scope = new AwsScope(partition, account, region);
    return new Policy(chosen(), scope).text() + System.lineSeparator();
  }

  private static String listed() {
    StringBuilder text = new StringBuilder();
    for (Feature feature : Feature.values()) {
      text.append(
          "%-28s %s%s%n"
              .formatted(
                  feature.id(), feature.purpose(), feature.mandatory() ? " (mandatory)" : ""));
    }
    return text.toString();
  }

  private Set<Feature> chosen() {
    if (features.isEmpty()) {
      return new LinkedHashSet<>(List.of(Feature.values()));
    }
    Set<Feature> chosen = new LinkedHashSet<>();
    chosen.add(Feature.STREAMS);
    features.forEach(word -> chosen.addAll(meant(word)));
    return chosen;
  }

  private static List<Feature> meant(String word) {
    List<Feature> meant =
        Arrays.stream(Feature.values())
            .filter(feature -> feature.id().equals(word) || feature.id().startsWith(word + "."))
            .toList();
    if (meant.isEmpty()) {
      List<String> known = Arrays.stream(Feature.values()).map(Feature::id).toList();
      String hint =
          ConfigBinder.nearest(word, known).map(id -> " Did you mean '" + id + "'?").orElse("");
      throw new HydrantException(
          ErrorCode.USAGE,
          "--feature " + word + ": there is no such feature." + hint,
          "permissions --list names them.");
    }
    return meant;
  }
}
