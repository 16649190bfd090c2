using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace AiOps.Bot.Storage;

/// <summary>Where log windows are kept for search. Configuration section <c>Vectors</c>.</summary>
public sealed partial class VectorOptions : IValidatableObject
{
    public const string Section = "Vectors";
    public const string Embedded = "embedded";
    public const string Qdrant = "qdrant";

    /// <summary><c>embedded</c>: in process, kept in the database. <c>qdrant</c>: on a Qdrant server or cluster.</summary>
    public string Store { get; set; } = Embedded;

    /// <summary>Embedded only: how many log windows are kept; the oldest go first. 100,000 of 256 dimensions take about 60 MiB of memory.</summary>
    [Range(100, 5_000_000)]
    public int Capacity { get; set; } = 100_000;

    /// <summary>Qdrant's REST address.</summary>
    public Uri Url { get; set; } = new("http://127.0.0.1:6333");

    /// <summary>Sent as <c>api-key</c>; empty for servers that want none. Never logged. Only over HTTPS or on this machine.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>What the names of our collections begin with. Each embedding model has a collection of its own: <c>NAME-0a1b2c3d</c>.</summary>
    public string Collection { get; set; } = "aiops-windows";

    /// <summary>How long one request may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a request is tried in all: after 408, 429, 5xx and broken connections. Every request can be repeated without harm.</summary>
    [Range(1, 10)]
    public int Attempts { get; set; } = 4;

    /// <summary>In how many shards a new collection is cut; 0 leaves it to the server.</summary>
    [Range(0, 1_000)]
    public int Shards { get; set; }

    /// <summary>On how many nodes each shard of a new collection is; 0 leaves it to the server.</summary>
    [Range(0, 100)]
    public int Replicas { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Store is not (Embedded or Qdrant))
        {
            yield return new($"Store is '{Store}'; it must be {Embedded} or {Qdrant}", [nameof(Store)]);
        }

        if (!Url.IsAbsoluteUri || Url.Scheme is not ("http" or "https"))
        {
            yield return new("Url must be an http or https address", [nameof(Url)]);
        }
        else if (ApiKey.Length > 0 && Url.Scheme == "http" && !Url.IsLoopback)
        {
            yield return new("ApiKey would go over the network in the clear; Url must begin with https", [nameof(Url)]);
        }

        if (!CollectionName().IsMatch(Collection))
        {
            yield return new("Collection must be 1 to 100 letters, digits, '-' or '_'", [nameof(Collection)]);
        }
    }

    internal void CopyTo(VectorOptions other)
    {
        (other.Store, other.Capacity, other.Url, other.ApiKey, other.Collection) = (Store, Capacity, Url, ApiKey, Collection);
        (other.Timeout, other.Attempts, other.Shards, other.Replicas) = (Timeout, Attempts, Shards, Replicas);
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,100}$")]
    private static partial Regex CollectionName();
}
