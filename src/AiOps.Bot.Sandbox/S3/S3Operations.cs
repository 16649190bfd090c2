using System.Globalization;
using System.Xml.Linq;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.S3;

/// <summary>S3: what is there.</summary>
internal sealed class S3Operations(Buckets buckets, AccountFacts account) : IServiceOperations
{
    private const int MaxKeys = 1_000;

    public IEnumerable<Operation> Operations =>
    [
        new("s3", "ListBuckets", false, _ => AwsReply.Xml(new XElement(
            "ListAllMyBucketsResult",
            new XElement("Owner", new XElement("ID", account.AccountId)),
            new XElement("Buckets", buckets.ByName.Keys.Select(name => new XElement("Bucket", new XElement("Name", name), new XElement("CreationDate", "2024-02-05T09:12:44.000Z"))))))),
        new("s3", "ListObjectsV2", false, ListObjects),
    ];

    private AwsReply ListObjects(AwsCall call)
    {
        var bucket = call.PathLabels[0];
        if (!buckets.ByName.TryGetValue(bucket, out var objects))
        {
            throw new AwsErrorException("NoSuchBucket", "The specified bucket does not exist", 404);
        }

        var prefix = call.Query.Find("prefix") ?? "";
        var after = call.Query.Find("continuation-token") ?? call.Query.Find("start-after") ?? "";
        var size = Math.Clamp(call.Query.Number("max-keys") ?? MaxKeys, 1, MaxKeys);
        var page = objects
            .Where(o => o.Key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(o.Key, after) > 0)
            .Take(size + 1)
            .ToList();
        var truncated = page.Count > size;
        return AwsReply.Xml(new XElement(
            "ListBucketResult",
            new XElement("Name", bucket),
            new XElement("Prefix", prefix),
            new XElement("KeyCount", Math.Min(size, page.Count)),
            new XElement("MaxKeys", size),
            new XElement("IsTruncated", truncated),
            truncated ? new XElement("NextContinuationToken", page[size - 1].Key) : null,
            page.Take(size).Select(Describe)));
    }

    private static XElement Describe(KeyValuePair<string, StoredObject> item) => new(
        "Contents",
        new XElement("Key", item.Key),
        new XElement("LastModified", item.Value.ModifiedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
        new XElement("Size", item.Value.Size),
        new XElement("StorageClass", "STANDARD"));
}
