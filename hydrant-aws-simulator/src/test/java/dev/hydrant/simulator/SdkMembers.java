package dev.hydrant.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Compares a document with what the SDK made of it. */
final class SdkMembers {
  private SdkMembers() {}

  static List<String> unread(JsonNode document, SdkPojo parsed) {
    List<String> unread = new ArrayList<>();
    compare("", document, parsed, unread);
    return unread;
  }

  private static void compare(String path, JsonNode document, SdkPojo parsed, List<String> unread) {
    Map<String, SdkField<?>> fields =
        parsed.sdkFields().stream().collect(Collectors.toMap(SdkField::locationName, f -> f));
    document
        .properties()
        .forEach(
            member -> {
              String memberPath = path + "/" + member.getKey();
              SdkField<?> field = fields.get(member.getKey());
              Object value = field == null ? null : field.getValueOrDefault(parsed);
              if (value == null) {
                unread.add(memberPath);
              } else {
                value(memberPath, member.getValue(), value, unread);
              }
            });
  }

  private static void value(String path, JsonNode node, Object value, List<String> unread) {
    if (value instanceof SdkPojo pojo) {
      compare(path, node, pojo, unread);
    } else if (value instanceof List<?> list) {
      assertThat(list).as(path).hasSize(node.size());
      for (int i = 0; i < list.size(); i++) {
        value(path + "/" + i, node.get(i), list.get(i), unread);
      }
    } else if (node.isTextual()) {
      assertThat(value).as(path).hasToString(node.asText());
    }
  }
}
