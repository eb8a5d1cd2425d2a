package dev.hydrant.app.command;

import dev.hydrant.app.ExitCode;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.SimulatorOptions;
import dev.hydrant.simulator.demo.DemoOrganisation;
import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.generated.GeneratedOrganisation;
import dev.hydrant.simulator.iam.Policy;
import dev.hydrant.simulator.organisation.Organisation;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves a simulated AWS endpoint until it is stopped. */
@Command(
    name = "simulate-aws",
    description = "Serve a simulated AWS endpoint on 127.0.0.1.",
    mixinStandardHelpOptions = true)
public final class SimulateAwsCommand implements Callable<Integer> {
  @Option(names = "--port", description = "Port; 0 for a free one. Default: ${DEFAULT-VALUE}.")
  private int port = 4566;

  @Option(
      names = "--streams",
      description = "Generate this many delivery streams instead of the demo organisation.")
  private int streams;

  @Option(
      names = "--tps",
      description =
          "Calls a second per account, region and operation; AWS allows 5. Default: no limit.")
  private double tps;

  @Option(names = "--latency-ms", description = "Added to every answer. Default: ${DEFAULT-VALUE}.")
  private long latencyMillis;

  @Option(names = "--seed", description = "Seed of what is generated. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--fault",
      description =
          "A fault such as describe:throttle:3, describe:denied:always:orders-to-lake or"
              + " ListTables@us-east-1:internal; repeatable.")
  private List<String> faults = List.of();

  @Option(
      names = "--deny",
      paramLabel = "ACTION",
      description =
          "An action that is denied, as IAM writes it, such as dynamodb:ListTables or glue:*;"
              + " repeatable.")
  private List<String> denied = List.of();

  @Option(
      names = "--allow-only",
      paramLabel = "ACTION",
      description = "An action that is allowed while all others are denied; repeatable.")
  private List<String> allowed = List.of();

  @Override
  public Integer call() throws InterruptedException {
    Organisation organisation =
        streams > 0 ? new GeneratedOrganisation(streams, seed) : new DemoOrganisation();
    try (AwsSimulator simulator = AwsSimulator.start(options(), organisation)) {
      System.out.println("AWS endpoint  " + simulator.endpoint());
      simulator
          .accounts()
          .forEach(
              account ->
                  System.out.println(
                      "Account       "
                          + account.id()
                          + "  awsAccessKeyId: "
                          + account.accessKeyId()
                          + "  awsSecretAccessKey: "
                          + account.secretAccessKey()
                          + "  ("
                          + account.name()
                          + ")"));
      simulator
          .homes()
          .forEach(
              home ->
                  System.out.println("Region        " + home.accountId() + " " + home.region()));
      System.out.println("Ctrl-C stops it.");
      new CountDownLatch(1).await();
      return ExitCode.SUCCESS;
    } catch (IllegalArgumentException e) {
      throw new HydrantException(ErrorCode.USAGE, "simulate-aws: " + e.getMessage() + ".");
    } catch (IOException e) {
      throw new HydrantException(
          ErrorCode.PORT_IN_USE,
          "Port " + port + " of 127.0.0.1 cannot be used.",
          "Choose another with --port, or 0 for a free one.",
          e);
    }
  }

  private SimulatorOptions options() {
    FaultPlan plan = faults.isEmpty() ? FaultPlan.NONE : FaultPlan.parse(String.join(",", faults));
    return SimulatorOptions.defaults()
        .withPort(port)
        .withTps(tps)
        .withLatencyMillis(latencyMillis)
        .withSeed(seed)
        .withFaults(plan)
        .withPolicy(policy());
  }

  private Policy policy() {
    Policy base = allowed.isEmpty() ? Policy.ALLOW_ALL : Policy.allowOnly(Set.copyOf(allowed));
    return base.deny(Set.copyOf(denied));
  }
}
