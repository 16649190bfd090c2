using System.Xml.Linq;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Ec2;

/// <summary>MaxResults and NextToken of the Describe calls.</summary>
internal static class Ec2Paging
{
    private const int DefaultPage = 1_000;

    public static AwsReply Page<T>(QueryParameters query, string setName, IReadOnlyList<T> items, Func<T, XElement> toXml)
    {
        var size = query.Number("MaxResults") ?? DefaultPage;
        if (size is < 5 or > 1_000)
        {
            throw new AwsErrorException("InvalidParameterValue", $"Value ( {size} ) for parameter maxResults is invalid. Expecting a value between 5 and 1000.");
        }

        var offset = query.Find("NextToken") switch
        {
            null => 0,
            var token => OpaqueToken.Decode(token, 1) is [>= 0 and <= int.MaxValue and var place]
                ? (int)place
                : throw new AwsErrorException("InvalidParameterValue", "The token is not valid."),
        };
        var set = new XElement(setName, items.Skip(offset).Take(size).Select(toXml));
        return offset + size < items.Count
            ? AwsReply.Xml(set, new XElement("nextToken", OpaqueToken.Encode(offset + size)))
            : AwsReply.Xml(set);
    }
}
