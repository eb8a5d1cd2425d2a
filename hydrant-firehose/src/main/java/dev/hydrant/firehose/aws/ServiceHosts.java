package dev.hydrant.firehose.aws;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceEndpointKey;
import software.amazon.awssdk.regions.ServiceMetadata;

/** The host that a service is called at, for a sentence about one that cannot be reached. */
final class ServiceHosts {
  private final AwsSettings settings;

  ServiceHosts(AwsSettings settings) {
    this.settings = settings;
  }

  String of(AwsService service) {
    return settings
        .endpoints()
        .of(service)
        .map(URI::getAuthority)
        .orElseGet(() -> awsHost(service));
  }

  /** SDK metadata gives the host without a scheme, as the path of a URI. */
  private String awsHost(AwsService service) {
    List<EndpointTag> tags = new ArrayList<>();
    if (settings.fips().orElse(false)) {
      tags.add(EndpointTag.FIPS);
    }
    if (settings.dualStack().orElse(false)) {
      tags.add(EndpointTag.DUALSTACK);
    }
    ServiceEndpointKey key =
        ServiceEndpointKey.builder().region(Region.of(settings.region())).tags(tags).build();
    return ServiceMetadata.of(service.id()).endpointFor(key).toString();
  }
}
