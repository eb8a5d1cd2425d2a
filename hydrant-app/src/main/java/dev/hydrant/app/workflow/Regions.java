package dev.hydrant.app.workflow;

import dev.hydrant.model.workflow.AwsConfig;
import dev.hydrant.model.workflow.FirehoseConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One service is one account and region: a workflow file read for several regions is several. */
public final class Regions {
  private Regions() {}

  /**
   * @param regions from the command line; none leaves the workflow as it is, one stands in for its
   *     region, and of several each gets a service, named with the region behind
   */
  public static List<Workflow> of(Workflow workflow, List<String> regions) {
    List<String> distinct = regions.stream().map(String::strip).distinct().toList();
    if (distinct.isEmpty()) {
      return List.of(workflow);
    }
    return distinct.stream().map(region -> in(workflow, region, distinct.size() > 1)).toList();
  }

  private static Workflow in(Workflow workflow, String region, boolean named) {
    return new Workflow(
        named ? workflow.serviceName() + "-" + region : workflow.serviceName(),
        connection(workflow.connection(), region),
        workflow.sourceConfig(),
        workflow.settings(),
        named ? sink(workflow.sink(), region) : workflow.sink(),
        workflow.successThreshold(),
        workflow.raiseOnError(),
        workflow.level(),
        workflow.notes());
  }

  private static FirehoseConnection connection(FirehoseConnection given, String region) {
    AwsConfig aws = given.awsConfig();
    return new FirehoseConnection(
        given.type(),
        new AwsConfig(
            aws.enabled(),
            aws.awsAccessKeyId(),
            aws.awsSecretAccessKey(),
            Optional.of(region),
            aws.awsSessionToken(),
            aws.endPointURL(),
            aws.profileName(),
            aws.assumeRoleArn(),
            aws.assumeRoleSessionName(),
            aws.assumeRoleSourceIdentity()),
        given.messagingServiceName(),
        given.pipelineFilterPattern(),
        given.supportsMetadataExtraction());
  }

  /** Each region has a file of its own, or the last one would be all that is left. */
  private static SinkTarget sink(SinkTarget sink, String region) {
    if (!(sink instanceof SinkTarget.File file)) {
      return sink;
    }
    Path whole = file.path();
    String name = String.valueOf(whole.getFileName());
    int dot = name.lastIndexOf('.');
    String own =
        dot > 0 ? name.substring(0, dot) + "-" + region + name.substring(dot) : name + "-" + region;
    return new SinkTarget.File(whole.resolveSibling(own));
  }
}
