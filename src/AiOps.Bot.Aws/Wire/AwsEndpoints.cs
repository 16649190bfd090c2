namespace AiOps.Bot.Aws.Wire;

/// <summary>Where an API is reached: one base address for all of them, or the real host names of the region's partition.</summary>
internal sealed class AwsEndpoints(string region, Uri? baseAddress)
{
    // Prefix of the region, DNS suffix, and the region that global APIs are signed for (AWS's partitions.json).
    private static readonly (string Prefix, string Suffix, string GlobalRegion)[] Partitions =
    [
        ("cn-", "amazonaws.com.cn", "cn-north-1"),
        ("us-gov-", "amazonaws.com", "us-gov-west-1"),
        ("us-isob-", "sc2s.sgov.gov", "us-isob-east-1"),
        ("us-isof-", "csp.hci.ic.gov", "us-isof-south-1"),
        ("us-iso-", "c2s.ic.gov", "us-iso-east-1"),
        ("eu-isoe-", "cloud.adc-e.uk", "eu-isoe-west-1"),
        ("eusc-", "amazonaws.eu", "eusc-de-east-1"),
        ("", "amazonaws.com", "us-east-1"),
    ];

    public string Region => region;

    public Uri AddressOf(AwsCall call)
    {
        var root = baseAddress is null ? new Uri($"https://{HostOf(call.Api)}") : baseAddress;
        return new Uri(root.GetLeftPart(UriPartial.Authority) + root.AbsolutePath.TrimEnd('/') + call.PathAndQuery);
    }

    public SigningScope ScopeOf(AwsApi api) => new(api.IsGlobal ? Partition().GlobalRegion : region, api.SigningName);

    private string HostOf(AwsApi api)
    {
        var (_, suffix, globalRegion) = Partition();
        if (!api.IsGlobal)
        {
            return $"{api.EndpointPrefix}.{region}.{suffix}";
        }

        return globalRegion switch
        {
            "us-east-1" => $"{api.EndpointPrefix}.{suffix}",
            "us-gov-west-1" => $"{api.EndpointPrefix}.us-gov.{suffix}",
            _ => $"{api.EndpointPrefix}.{globalRegion}.{suffix}",
        };
    }

    private (string Prefix, string Suffix, string GlobalRegion) Partition() => Partitions.First(p => region.StartsWith(p.Prefix, StringComparison.Ordinal));
}
