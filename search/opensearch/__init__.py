"""The read side of OpenSearch: the same trees and conditions, as queries of the cluster."""
