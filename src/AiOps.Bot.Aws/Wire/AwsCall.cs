using System.Collections.Immutable;

namespace AiOps.Bot.Aws.Wire;

/// <summary>One request, spelt for its protocol and not yet signed.</summary>
internal sealed record AwsCall
{
    public required AwsApi Api { get; init; }

    public required string Operation { get; init; }

    public HttpMethod Method { get; init; } = HttpMethod.Post;

    /// <summary>The path and query as they go over the wire, escaped.</summary>
    public string PathAndQuery { get; init; } = "/";

    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    public byte[]? Body { get; init; }

    public string? ContentType { get; init; }

    /// <summary>
    /// True where making the call twice does no harm. Others are repeated only after AWS said that it did not take them (throttling), never after a
    /// timeout or a broken connection.
    /// </summary>
    public bool Repeatable { get; init; } = true;

    /// <summary>True where a good answer is read as it comes, by <see cref="AwsWire.OpenAsync"/>.</summary>
    public bool Streams { get; init; }
}
