package dev.hydrant.firehose.glue;

import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.stream.AssetFacts;
import dev.hydrant.model.stream.StreamScan;
import java.util.ArrayList;
import java.util.List;

/** Adds a table's columns and facts. */
record KnownTable(Asset asset, CatalogTable table) {
  StreamScan in(StreamScan scan) {
    List<AssetFacts> assets = new ArrayList<>(scan.assets());
    assets.removeIf(facts -> facts.asset().equals(asset));
    assets.add(new AssetFacts(asset, table.columns(), table.facts()));
    return scan.withAssets(assets);
  }
}
