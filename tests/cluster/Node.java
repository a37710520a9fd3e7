import java.util.Arrays;
import java.util.stream.IntStream;

import org.codelibs.opensearch.runner.OpenSearchRunner;

/** One OpenSearch node on loopback, in a process of its own, until its standard input is closed. */
public final class Node {
    private Node() {
    }

    /** Takes a number from 1 on, the folder for its data, and the HTTP and transport ports of all nodes. */
    public static void main(final String[] args) throws Exception {
        final int number = Integer.parseInt(args[0]);
        final String[] http = args[2].split(",");
        final String[] transport = args[3].split(",");
        final OpenSearchRunner runner = new OpenSearchRunner();
        runner.onBuild((ignored, settings) -> {
            settings.put("node.name", "node-" + number);
            settings.put("discovery.type", "zen");
            settings.put("network.host", "127.0.0.1");
            settings.put("http.port", http[number - 1]);
            settings.put("transport.port", transport[number - 1]);
            settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
            settings.putList("discovery.seed_hosts",
                    Arrays.stream(transport).map(port -> "127.0.0.1:" + port).toList());
            settings.putList("cluster.initial_cluster_manager_nodes",
                    IntStream.rangeClosed(1, http.length).mapToObj(other -> "node-" + other).toList());
        });
        runner.build(OpenSearchRunner.newConfigs()
                .basePath(args[1]).clusterName("raadspoor-test").numOfNode(1).disableESLogger());
        System.out.println("started");
        while (System.in.read() >= 0) {
            continue;
        }
        System.exit(0);
    }
}
