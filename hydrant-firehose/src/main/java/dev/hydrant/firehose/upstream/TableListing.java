package dev.hydrant.firehose.upstream;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Reads the names of a region's tables to the end, or to where the answers stop making sense. */
final class TableListing {
  private final TableCalls calls;
  private final int mostTables;

  TableListing(TableCalls calls, int mostTables) {
    this.calls = calls;
    this.mostTables = mostTables;
  }

  /**
   * @param doubt why the listing is not complete; absent when it is
   */
  record Listed(Set<String> names, Optional<HydrantException> doubt) {}

  Listed read() {
    Set<String> names = new LinkedHashSet<>();
    Optional<String> after = Optional.empty();
    do {
      TableCalls.Page page;
      try {
        page = calls.list(after);
      } catch (HydrantException failure) {
        return new Listed(names, Optional.of(failure));
      }
      int before = names.size();
      for (String name : page.names()) {
        if (names.size() == mostTables && !names.contains(name)) {
          return new Listed(names, Optional.of(tooMany()));
        }
        names.add(name);
      }
      after = page.last();
      if (after.isPresent() && names.size() == before) {
        return new Listed(names, Optional.of(noProgress()));
      }
    } while (after.isPresent());
    return new Listed(names, Optional.empty());
  }

  private HydrantException tooMany() {
    return new HydrantException(
        ErrorCode.AWS_ANSWER_UNEXPECTED,
        "There are more than " + mostTables + " DynamoDB tables; the others are not asked.",
        "");
  }

  private static HydrantException noProgress() {
    return new HydrantException(
        ErrorCode.AWS_ANSWER_UNEXPECTED,
        "ListTables said that there are more tables and gave none that is new.",
        "If awsConfig.endPointURL names a gateway or an emulator, check its paging.");
  }
}
