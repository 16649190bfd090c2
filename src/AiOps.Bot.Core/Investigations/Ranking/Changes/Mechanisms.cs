namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>
/// Ways in which programs fail, each with the words by which code speaks of it and those by which its symptoms do. A change to a pool and a log full of
/// "timed out waiting for a connection" share no word, but a mechanism.
/// </summary>
internal static class Mechanisms
{
    private static readonly (string Name, string Words)[] Known =
    [
        ("connections", "pool connections conn conns idle exhausted checkout acquire hikari pgbouncer maxopen"),
        ("timeouts", "timeout deadline timed ttl expiry exceeded slow latency wait stall"),
        ("retries", "retry retries backoff attempt attempts jitter storm amplification"),
        ("batching", "batch batched bulk chunk single items putitem batchwrite coalesce loop foreach"),
        ("cache", "cache cached hit miss eviction lru redis memcache ttl stampede invalidate key keys"),
        ("memory", "memory heap oom alloc allocation leak gc rss buffer retain unbounded oomkilled"),
        ("processor", "cpu regex regexp backtrack compile hot spin throttled quadratic hash"),
        ("disk and logs", "disk volume space storage inode rotate retention log logs logging verbosity debug trace sample sampling"),
        ("schema", "schema field column mapping migration json tag serialize deserialize decode encode unmarshal proto protobuf envelope parse required rename version contract"),
        ("queries", "query queries sql select join scan index seq table lock rows explain plan preload"),
        ("locks", "lock mutex deadlock transaction contention blocked semaphore goroutine thread threads"),
        ("access", "auth token jwt permission denied unauthorized forbidden role policy iam credential secret key scope"),
        ("encryption", "tls ssl cert certificate handshake cipher truststore verify"),
        ("names", "dns resolve resolver hostname host lookup nxdomain servfail endpoint"),
        ("queues", "queue consumer producer partition offset lag backlog ack rebalance topic kafka sqs poll prefetch"),
        ("limits", "rate limit limiter quota throttle throttling capacity provisioned burst concurrency worker workers"),
        ("routing", "route routing path url endpoint redirect proxy ingress header gateway"),
        ("scaling", "replica replicas scale autoscale hpa instance instances limits requests"),
    ];

    private static readonly ILookup<string, string> ByWord =
        Known.SelectMany(m => m.Words.Split(' ').Select(w => (Word: ChangeWords.Stem(w), m.Name))).Distinct().ToLookup(w => w.Word, w => w.Name);

    public static HashSet<string> In(IEnumerable<string> words) => words.SelectMany(w => ByWord[w]).ToHashSet(StringComparer.Ordinal);
}
