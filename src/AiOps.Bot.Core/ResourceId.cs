namespace AiOps.Bot.Core;

/// <summary>
/// Names one resource: an ARN, an AWS id such as <c>i-0abc</c> or <c>sg-0abc</c>, or a host or file name. Opaque: no decision may depend on its spelling.
/// </summary>
/// <param name="Value">The name as its owner writes it; compared ordinally.</param>
public readonly record struct ResourceId(string Value)
{
    /// <summary>Stands where a signal could not be tied to a resource.</summary>
    public static readonly ResourceId Unknown = new("unknown");

    public override string ToString() => Value;
}
