package dev.hydrant.model.lineage;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * How columns of the source become columns of the destination. The connector knows the rule, the
 * sink knows which columns both sides really have, so the sink applies it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ColumnRule.ByName.class, name = "byName"),
  @JsonSubTypes.Type(value = ColumnRule.ByMap.class, name = "byMap"),
  @JsonSubTypes.Type(value = ColumnRule.None.class, name = "none")
})
public sealed interface ColumnRule {
  /** Columns of equal name, ignoring case. */
  record ByName() implements ColumnRule {}

  /**
   * The pairs that are named; a column that neither side of a pair names is not joined unless
   * {@code restByName}.
   *
   * @param restByName whether the other columns are joined by equal name
   */
  record ByMap(List<ColumnPair> pairs, boolean restByName) implements ColumnRule {
    public ByMap {
      pairs = List.copyOf(pairs);
    }
  }

  /**
   * No column is joined.
   *
   * @param reason one sentence for a person, such as that a Lambda function may change anything;
   *     empty where columns mean nothing
   */
  record None(String reason) implements ColumnRule {}

  static ColumnRule none() {
    return new None("");
  }

  static ColumnRule none(String reason) {
    return new None(reason);
  }
}
