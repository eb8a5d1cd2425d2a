package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.asset.SearchEngine;
import dev.hydrant.model.asset.SearchIndex;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.stream.Facts;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.AmazonOpenSearchServerlessDestinationDescription;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceDestinationDescription;
import software.amazon.awssdk.services.firehose.model.DocumentIdOptions;
import software.amazon.awssdk.services.firehose.model.ElasticsearchDestinationDescription;

/** Reads the three search destinations, which differ in how they name the cluster. */
final class SearchDestinationReader {
  private static final String BACKUP = "s3DestinationDescription";
  private static final Map<SearchEngine, String> NAMES =
      Map.of(
          SearchEngine.ELASTICSEARCH, "Elasticsearch",
          SearchEngine.OPENSEARCH, "OpenSearch",
          SearchEngine.OPENSEARCH_SERVERLESS, "OpenSearch Serverless");

  private SearchDestinationReader() {}

  static Destination read(
      StreamContext stream, String path, ElasticsearchDestinationDescription description) {
    return domain(
        new DestinationDraft(stream, path, "Elasticsearch"),
        SearchEngine.ELASTICSEARCH,
        sameShape(description));
  }

  static Destination read(
      StreamContext stream,
      String path,
      AmazonopensearchserviceDestinationDescription description) {
    return domain(
        new DestinationDraft(stream, path, "OpenSearch"), SearchEngine.OPENSEARCH, description);
  }

  static Destination read(
      StreamContext stream, String path, AmazonOpenSearchServerlessDestinationDescription d) {
    DestinationDraft draft =
        new DestinationDraft(stream, path, "OpenSearchServerless")
            .fact("endpoint", WebAddress.parse(d.collectionEndpoint()).map(WebAddress::host))
            .fact("index", d.indexName())
            .fact(
                "retrySeconds",
                d.retryOptions() == null ? null : d.retryOptions().durationInSeconds())
            .fact("roleArn", d.roleARN())
            .fact("vpc", Shared.vpc(d.vpcConfigurationDescription()))
            .fact("logging", Shared.logging(d.cloudWatchLoggingOptions()))
            .processing(d.processingConfiguration());
    if (d.bufferingHints() != null) {
      draft.buffering(
          Shared.buffering(d.bufferingHints().sizeInMBs(), d.bufferingHints().intervalInSeconds()));
    }
    draft.backup(d.s3BackupModeAsString(), BACKUP, d.s3DestinationDescription());
    Optional<Cluster> cluster =
        WebAddress.parse(d.collectionEndpoint())
            .map(address -> collection(stream.scope(), address));
    return finish(
        draft,
        new Target(
            SearchEngine.OPENSEARCH_SERVERLESS,
            cluster,
            d.indexName(),
            new IndexRotation("NoRotation")));
  }

  private static Destination domain(
      DestinationDraft draft,
      SearchEngine engine,
      AmazonopensearchserviceDestinationDescription d) {
    IndexRotation rotation = IndexRotation.of(d.indexRotationPeriodAsString());
    draft
        .fact("domainArn", d.domainARN())
        .fact("endpoint", WebAddress.parse(d.clusterEndpoint()).map(WebAddress::host))
        .fact("index", d.indexName())
        .fact("rotation", rotation.period())
        .fact("rotationSuffix", rotation.suffix())
        .fact("typeName", d.typeName())
        .fact("documentId", documentId(d.documentIdOptions()))
        .fact(
            "retrySeconds", d.retryOptions() == null ? null : d.retryOptions().durationInSeconds())
        .fact("roleArn", d.roleARN())
        .fact("vpc", Shared.vpc(d.vpcConfigurationDescription()))
        .fact("logging", Shared.logging(d.cloudWatchLoggingOptions()))
        .processing(d.processingConfiguration());
    if (d.bufferingHints() != null) {
      draft.buffering(
          Shared.buffering(d.bufferingHints().sizeInMBs(), d.bufferingHints().intervalInSeconds()));
    }
    draft.backup(d.s3BackupModeAsString(), BACKUP, d.s3DestinationDescription());
    return finish(
        draft,
        new Target(
            engine,
            cluster(draft.scope(), d.domainARN(), d.clusterEndpoint()),
            d.indexName(),
            rotation));
  }

  /** The two domains' shapes have the same members under the same names. */
  private static AmazonopensearchserviceDestinationDescription sameShape(
      ElasticsearchDestinationDescription d) {
    AmazonopensearchserviceDestinationDescription.Builder same =
        AmazonopensearchserviceDestinationDescription.builder()
            .roleARN(d.roleARN())
            .domainARN(d.domainARN())
            .clusterEndpoint(d.clusterEndpoint())
            .indexName(d.indexName())
            .typeName(d.typeName())
            .indexRotationPeriod(d.indexRotationPeriodAsString())
            .s3BackupMode(d.s3BackupModeAsString())
            .s3DestinationDescription(d.s3DestinationDescription())
            .processingConfiguration(d.processingConfiguration())
            .cloudWatchLoggingOptions(d.cloudWatchLoggingOptions())
            .vpcConfigurationDescription(d.vpcConfigurationDescription())
            .documentIdOptions(d.documentIdOptions());
    if (d.bufferingHints() != null) {
      same.bufferingHints(
          hints ->
              hints
                  .sizeInMBs(d.bufferingHints().sizeInMBs())
                  .intervalInSeconds(d.bufferingHints().intervalInSeconds()));
    }
    if (d.retryOptions() != null) {
      same.retryOptions(retry -> retry.durationInSeconds(d.retryOptions().durationInSeconds()));
    }
    return same.build();
  }

  private static Destination finish(DestinationDraft draft, Target target) {
    String index = Shared.text(target.index());
    if (target.cluster().isEmpty() || index.isBlank()) {
      draft.unsupported(
          "",
          (target.cluster().map(Cluster::name).orElse("") + " " + index).strip(),
          "A domain or endpoint and the name of an index are both needed.");
      return draft.deliver("a search index that is not named", Map.of());
    }
    Cluster cluster = target.cluster().get();
    SearchIndex asset =
        new SearchIndex(
            target.engine(), cluster.scope(), cluster.name(), index, target.rotation().rotates());
    draft.delivers(asset, new ColumnRule.ByName(), "index " + index + target.rotation().suffix());
    return draft.deliver(
        NAMES.get(target.engine()) + " index " + index + " of " + cluster.name(),
        new Facts().put("index", index).put("rotationSuffix", target.rotation().suffix()).build());
  }

  /** The domain's own ARN where there is one, else the host of its endpoint. */
  private static Optional<Cluster> cluster(
      AwsScope stream, @Nullable String domainArn, @Nullable String endpoint) {
    Optional<Cluster> byArn =
        Arn.of("es", domainArn)
            .flatMap(arn -> arn.resourceOf("domain").map(name -> new Cluster(arn.scope(), name)));
    return byArn.or(
        () -> WebAddress.parse(endpoint).map(address -> new Cluster(stream, address.host())));
  }

  /** {@code https://<collection id>.<region>.aoss.amazonaws.com}. */
  private static Cluster collection(AwsScope stream, WebAddress address) {
    String[] labels = address.host().split("\\.");
    boolean regional = labels.length > 3 && labels[2].equals("aoss");
    return regional
        ? new Cluster(new AwsScope(stream.partition(), stream.account(), labels[1]), labels[0])
        : new Cluster(stream, address.host());
  }

  private static @Nullable String documentId(@Nullable DocumentIdOptions options) {
    return options == null ? null : options.defaultDocumentIdFormatAsString();
  }

  private record Cluster(AwsScope scope, String name) {}

  private record Target(
      SearchEngine engine,
      Optional<Cluster> cluster,
      @Nullable String index,
      IndexRotation rotation) {}
}
