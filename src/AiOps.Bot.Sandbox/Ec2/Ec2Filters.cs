using System.IO.Enumeration;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Ec2;

/// <summary>Filter.N of the Describe calls: the values of one filter are alternatives, all filters must hold; * and ? are wildcards.</summary>
internal static class Ec2Filters
{
    public static IEnumerable<T> Apply<T>(IEnumerable<T> items, QueryParameters query, Func<T, string, IEnumerable<string>?> valuesOf)
    {
        var filters = query.Structures("Filter").Select(f => (Name: f.Require("Name"), Values: f.List("Value"))).ToList();
        return items.Where(item => filters.TrueForAll(filter => (valuesOf(item, filter.Name) ?? throw Unknown(filter.Name))
            .Any(value => filter.Values.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, value, ignoreCase: false)))));
    }

    private static AwsErrorException Unknown(string name) => new("InvalidParameterValue", $"The filter '{name}' is invalid");
}
