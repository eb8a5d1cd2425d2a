package dev.hydrant.firehose.aws;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceEndpointKey;
import software.amazon.awssdk.regions.ServiceMetadata;

/** The host that a service is called at. */
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
        .orElseGet(() -> aws(service, settings.region()));
  }

  /** AWS's own, whatever the endpoint settings say. The SDK gives it as the path of a URI. */
  String aws(AwsService service, String region) {
    List<EndpointTag> tags = new ArrayList<>();
    if (settings.fips().orElse(false)) {
      tags.add(EndpointTag.FIPS);
    }
    if (settings.dualStack().orElse(false)) {
      tags.add(EndpointTag.DUALSTACK);
    }
    ServiceEndpointKey key =
        ServiceEndpointKey.builder().region(Region.of(region)).tags(tags).build();
    return ServiceMetadata.of(service.hostPrefix()).endpointFor(key).toString();
  }
}
