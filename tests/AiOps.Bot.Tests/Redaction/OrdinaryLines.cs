namespace AiOps.Bot.Tests.Redaction;

/// <summary>Log lines of many kinds with the identifiers that engineers join logs by, and no secret in them.</summary>
internal static class OrdinaryLines
{
    private const string Hex = "0123456789abcdef";

    private static readonly Func<Random, string>[] Kinds =
    [
        r => $"2 111122223333 eni-{H(r, 17)} 10.0.{r.Next(256)}.{r.Next(256)} 203.0.113.{r.Next(256)} {r.Next(65536)} 443 6 {r.Next(90)} {r.Next(90_000)} 17{r.Next(10_000_000, 99_999_999)} 17{r.Next(10_000_000, 99_999_999)} ACCEPT OK",
        r => $"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be acme-logs [06/Feb/2026:00:00:{r.Next(60):00} +0000] 192.0.2.{r.Next(256)} arn:aws:sts::111122223333:assumed-role/app/i-{H(r, 17)} {H(r, 16).ToUpperInvariant()} REST.GET.OBJECT data/2026/{r.Next(12)}/part-{r.Next(10_000):00000}.gz \"GET /acme-logs/data HTTP/1.1\" 200 - {r.Next(90_000)} {r.Next(90_000)} {r.Next(99)} {r.Next(99)} \"-\" \"aws-sdk-java/2.20.1 Linux/5.10\" - {new string(r.GetItems<char>("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 75))}= SigV4 ECDHE-RSA-AES128-GCM-SHA256 AuthHeader acme-logs.s3.eu-west-1.amazonaws.com TLSv1.2 - -",
        r => $"{{\"eventVersion\":\"1.08\",\"userIdentity\":{{\"type\":\"AssumedRole\",\"principalId\":\"AROA{new string(r.GetItems<char>("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 17))}:i-{H(r, 17)}\"}},\"eventID\":\"{Guid(r)}\",\"eventName\":\"UpdateFunctionCode20150331v2\",\"requestID\":\"{Guid(r)}\",\"codeSha256\":\"{Base64(r, 32)}\",\"resources\":[\"arn:aws:lambda:eu-west-1:111122223333:function:checkout-{r.Next(99)}\"]}}",
        r => $"Nov {r.Next(1, 29)} 03:12:{r.Next(60):00} ip-10-0-{r.Next(256)}-{r.Next(256)} sshd[{r.Next(65536)}]: Failed password for invalid user deploy from 203.0.113.{r.Next(256)} port {r.Next(65536)} ssh2",
        r => $"REPORT RequestId: {Guid(r)}\tDuration: {r.Next(9000)}.{r.Next(99)} ms\tBilled Duration: {r.Next(9000)} ms\tMemory Size: 512 MB\tMax Memory Used: {r.Next(512)} MB\tXRAY TraceId: 1-{H(r, 8)}-{H(r, 24)}",
        r => $"2026-02-06T03:12:{r.Next(60):00}.{r.Next(999):000}Z ERROR [http-nio-8080-exec-{r.Next(200)}] c.a.o.OrderRepository - Connection refused: orders-db-{r.Next(9)}.abcdefghij.eu-west-1.rds.amazonaws.com:5432 traceId={H(r, 32)} spanId={H(r, 16)}",
        r => $"        at com.acme.orders.OrderService$$EnhancerBySpringCGLIB$${H(r, 8)}.placeOrder(OrderService.java:{r.Next(900)}) ~[orders-1.{r.Next(9)}.0-SNAPSHOT.jar!/:na]",
        r => $"I0206 03:12:{r.Next(60):00}.{r.Next(999_999):000000} {r.Next(9)} event.go:307] Event(v1.ObjectReference{{Kind:\"Pod\", Namespace:\"shop\", Name:\"checkout-{H(r, 10)}-{new string(r.GetItems<char>("bcdfghjklmnpqrstvwxz2456789", 5))}\", UID:\"{Guid(r)}\"}}): type: 'Warning' reason: 'BackOff' image sha256:{H(r, 64)}",
        r => $"192.0.2.{r.Next(256)} - - [06/Feb/2026:03:12:{r.Next(60):00} +0000] \"GET /api/v1/orders/{r.Next(1_000_000)}?page={r.Next(9)}&sort=created%20desc HTTP/1.1\" 200 {r.Next(90_000)} \"https://shop.example.com/cart?id={r.Next(9_999)}\" \"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/121.0.0.0 Safari/537.36\"",
        r => $"https 2026-02-06T03:12:{r.Next(60):00}.186641Z app/shop-alb/{H(r, 16)} 192.0.2.{r.Next(256)}:{r.Next(65536)} 10.0.0.{r.Next(256)}:80 0.086 0.048 0.037 200 200 0 {r.Next(9000)} \"GET https://shop.example.com:443/ HTTP/1.1\" \"curl/7.46.0\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/shop/{H(r, 16)} \"Root=1-{H(r, 8)}-{H(r, 24)}\"",
        r => $"081109 2036{r.Next(60):00} {r.Next(999)} INFO dfs.DataNode$PacketResponder: PacketResponder {r.Next(3)} for block blk_-{r.NextInt64(100_000_000_000_000_000, long.MaxValue)} terminating /mnt/hadoop/mapred/system/job_2026020603_{r.Next(9999):0000}/job.jar",
        r => $"GetSecretValue arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/orders-db-{H(r, 6)} by role/app denied; password policy: minimum length 14; token expired; secret rotation of template E{r.Next(500)} is due",
        r => $"commit {H(r, 40)} deployed to orders v{r.Next(9)}.{r.Next(99)}.{r.Next(999)} by github-actions, image 111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders@sha256:{H(r, 64)} etag \"{H(r, 32)}-{r.Next(99)}\"",
        r => $"LOG:  duration: {r.Next(9000)}.{r.Next(999):000} ms  execute <unnamed>: SELECT o.id, o.total FROM orders o WHERE o.customer_id = ${r.Next(1, 9)} AND o.state IN ('OPEN','PAID') ORDER BY o.created_at DESC LIMIT {r.Next(500)}",
        r => $"{r.Next(60)} {r.Next(24)} * * * dbops /opt/dbops/export-rds-logs.sh --instance orders-db --bucket acme-db-logs >/var/log/export-{r.Next(99)}.log 2>&1",
        r => $"kafka.coordinator.group.GroupCoordinator: Member consumer-orders-{r.Next(9)}-{Guid(r)} in group orders-service-v{r.Next(9)} has failed, epoch {r.Next(9999)} offset {r.NextInt64(1_000_000_000)} ts 17{r.NextInt64(10_000_000_000, 99_999_999_999)}",
    ];

    public static IReadOnlyList<string> Make(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => Kinds[i % Kinds.Length](random))];
    }

    private static string H(Random random, int length) => new(random.GetItems<char>(Hex, length));

    private static string Guid(Random random) => $"{H(random, 8)}-{H(random, 4)}-4{H(random, 3)}-a{H(random, 3)}-{H(random, 12)}";

    private static string Base64(Random random, int bytes)
    {
        var raw = new byte[bytes];
        random.NextBytes(raw);
        return Convert.ToBase64String(raw);
    }
}
