package dev.hydrant.firehose.tag;

import dev.hydrant.firehose.aws.AwsClients;
import dev.hydrant.firehose.aws.AwsService;
import dev.hydrant.firehose.aws.Operation;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.PaginationTokenExpiredException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;

/** Pages of the tagging API: delivery streams that have or once had tags, with all of them. */
@FunctionalInterface
interface TagPages {
  /**
   * @param byName tags by the stream's name; a missing value is empty text
   * @param next where the next page begins; empty on the last one
   */
  record Page(Map<String, Map<String, String>> byName, String next) {}

  /**
   * @param token of the page before; empty for the first page
   * @return empty when the token has expired
   */
  Optional<Page> after(String token);

  static TagPages of(AwsClients clients) {
    ResourceGroupsTaggingApiClient client =
        clients.open(
            AwsService.TAGGING, clients.region(), ResourceGroupsTaggingApiClient.builder());
    return token -> {
      GetResourcesRequest request =
          GetResourcesRequest.builder()
              .resourceTypeFilters("firehose:deliverystream")
              .resourcesPerPage(100)
              .paginationToken(token.isEmpty() ? null : token)
              .build();
      return clients.call(
          Operation.GET_RESOURCES,
          () -> {
            try {
              return Optional.of(page(client.getResources(request)));
            } catch (PaginationTokenExpiredException expired) {
              return Optional.empty();
            }
          });
    };
  }

  private static Page page(GetResourcesResponse answer) {
    Map<String, Map<String, String>> byName = new HashMap<>();
    for (ResourceTagMapping resource : answer.resourceTagMappingList()) {
      String arn = Objects.requireNonNullElse(resource.resourceARN(), "");
      Map<String, String> tags = new HashMap<>();
      resource
          .tags()
          .forEach(tag -> tags.put(tag.key(), Objects.requireNonNullElse(tag.value(), "")));
      byName.put(arn.substring(arn.lastIndexOf('/') + 1), tags);
    }
    return new Page(byName, Objects.requireNonNullElse(answer.paginationToken(), ""));
  }
}
