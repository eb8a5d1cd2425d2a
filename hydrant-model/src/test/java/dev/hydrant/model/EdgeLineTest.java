package dev.hydrant.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.model.lineage.EdgeLine;
import dev.hydrant.model.lineage.EdgeRole;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The first line of an edge")
class EdgeLineTest {
  @Test
  @DisplayName("names the strongest role first and reads back as it was written")
  void roundTrips() {
    EdgeLine line =
        new EdgeLine(
            List.of(EdgeRole.ERROR_SINK, EdgeRole.DELIVERY), "orders-to-lake · prefix orders/");

    assertThat(line.text()).isEqualTo("Delivery + Error sink · orders-to-lake · prefix orders/");
    assertThat(EdgeLine.parse(line.text())).contains(line);
    assertThat(line.role()).isEqualTo(EdgeRole.DELIVERY);
  }

  @Test
  @DisplayName("is replaced while the lines that people wrote below stay")
  void keepsPeoplesLines() {
    EdgeLine line = new EdgeLine(List.of(EdgeRole.BACKUP), "all records");

    assertThat(line.over("Delivery · old\nask Ann before changing"))
        .isEqualTo("Backup · all records\nask Ann before changing");
    assertThat(line.over("ask Ann")).isEqualTo("Backup · all records\nask Ann");
    assertThat(line.over("")).isEqualTo("Backup · all records");
  }

  @Test
  @DisplayName("without a known role is drawn as delivery")
  void unknownIsDelivery() {
    assertThat(EdgeLine.parse("Deliveries by truck")).isEmpty();
    assertThat(EdgeLine.roleOf("Deliveries by truck")).isEqualTo(EdgeRole.DELIVERY);
    assertThat(EdgeLine.roleOf("Change capture")).isEqualTo(EdgeRole.CHANGE_CAPTURE);
  }

  @Test
  @DisplayName("stays one line whatever the detail holds")
  void isOneLine() {
    assertThat(new EdgeLine(List.of(EdgeRole.DELIVERY), "a\r\nb").text())
        .isEqualTo("Delivery · a b");
  }
}
