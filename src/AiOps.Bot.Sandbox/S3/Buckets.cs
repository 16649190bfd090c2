namespace AiOps.Bot.Sandbox.S3;

/// <summary>The account's buckets; of objects only the names, sizes and times are kept.</summary>
internal sealed class Buckets
{
    private const int MaxObjects = 50_000;

    public SortedDictionary<string, SortedDictionary<string, StoredObject>> ByName { get; } = new(StringComparer.Ordinal);

    public void Put(string bucket, string key, long size, DateTimeOffset now)
    {
        if (!ByName.TryGetValue(bucket, out var objects))
        {
            ByName[bucket] = objects = new SortedDictionary<string, StoredObject>(StringComparer.Ordinal);
        }

        if (objects.Count < MaxObjects)
        {
            objects[key] = new StoredObject(size, now);
        }
    }
}
