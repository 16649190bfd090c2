using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AiOps.Bot.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.WebConsole;

public sealed class SafetyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task APageOfAnotherOriginCannotApprove(string header, string value)
    {
        await using var host = await ConsoleHost.StartAsync();
        var remediation = await host.SeedAsync();
        using var request = Approval(remediation, "application/json");
        request.Headers.Add(header, value);

        var answer = await host.Client().SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("approved", host.Desk.Verbs);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    public async Task OnlyJsonIsTakenForJson(string contentType)
    {
        await using var host = await ConsoleHost.StartAsync();
        var remediation = await host.SeedAsync();

        using var request = Approval(remediation, contentType);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await host.Client().SendAsync(request, Cancellation)).StatusCode);
        using var alert = new HttpRequestMessage(HttpMethod.Post, "/api/v1/alerts/plain") { Content = new StringContent("{}", Encoding.UTF8, contentType) };
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await host.Client().SendAsync(alert, Cancellation)).StatusCode);
        Assert.Empty(host.Inbox.All);
    }

    [Fact]
    public async Task NotificationsOfAmazonSnsComeAsPlainText()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var alert = new HttpRequestMessage(HttpMethod.Post, "/api/v1/alerts/plain") { Content = new StringContent("{}", Encoding.UTF8, "text/plain") };
        alert.Headers.Add("x-amz-sns-message-type", "Notification");

        Assert.Equal(HttpStatusCode.Accepted, (await host.Client().SendAsync(alert, Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example:80")]
    [InlineData("10.1.2.3")]
    public async Task AReboundNameIsTurnedAway(string name)
    {
        await using var host = await ConsoleHost.StartAsync();
        using var client = host.Client();
        client.DefaultRequestHeaders.Host = name;

        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/api/v1/incidents", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/metrics", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz", Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/incidents")]
    [InlineData("/nothing")]
    public async Task EveryAnswerCarriesTheGuards(string path)
    {
        await using var host = await ConsoleHost.StartAsync();

        var answer = await host.Client().GetAsync(path, Cancellation);

        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Contains("frame-ancestors 'none'", SecurityHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", SecurityHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task AForgedTokenIsUnauthorized()
    {
        await using var host = await ConsoleHost.StartAsync(withTokens: true);

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Client("forged").GetAsync("/api/v1/incidents", Cancellation)).StatusCode);
        var answer = await host.Client().GetAsync("/api/v1/incidents", Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains(answer.Headers.WwwAuthenticate, h => h.Scheme == "Bearer");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task ATokenLetsInAsBearerAndAsPassword()
    {
        await using var host = await ConsoleHost.StartAsync(withTokens: true);
        using var basic = host.Client();
        basic.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("sns:" + ConsoleHost.Token)));

        Assert.Equal(HttpStatusCode.OK, (await host.Client(ConsoleHost.Token).GetAsync("/api/v1/incidents", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await basic.GetAsync("/api/v1/incidents", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task AProxiedRequestIsNotTheLocalOperator()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var client = host.Client();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/incidents", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task TooManyRequestsAreSlowedDown()
    {
        await using var host = await ConsoleHost.StartAsync(settings: ("Security:RequestsPerTenSeconds", "3"));
        using var client = host.Client();

        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add(await client.GetAsync("/api/v1/incidents", Cancellation));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1].StatusCode);
        Assert.NotNull(answers[^1].Headers.RetryAfter);
    }

    [Fact]
    public async Task EveryEndpointIsBehindAuthenticationOrInTheListOfAnonymousOnes()
    {
        await using var host = await ConsoleHost.StartAsync();
        var endpoints = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        var anonymous = endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).ToList();

        string[] expected = ["/assets/{name}", "/healthz", "/login", "/login", "/openapi/{documentName}.json", "/readyz"];
        Assert.Equal(expected, anonymous.Select(e => e.RoutePattern.RawText).Order(StringComparer.Ordinal));
        Assert.All(anonymous, e => Assert.NotEmpty(e.Metadata.GetMetadata<AnonymousReason>()!.Because));
        Assert.All(endpoints.Except(anonymous), e => Assert.NotNull(e.Metadata.GetMetadata<IAuthorizeData>()));
        Assert.InRange(endpoints.Count, 20, 100);
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/incidents/inc-1")]
    [InlineData("GET", "/ask?question=x")]
    [InlineData("GET", "/events")]
    [InlineData("GET", "/metrics")]
    [InlineData("POST", "/incidents/inc-1/resolve")]
    [InlineData("POST", "/remediations/rem-1/approve")]
    [InlineData("POST", "/api/v1/alerts/plain")]
    [InlineData("GET", "/nothing")]
    public async Task WithTokensConfiguredNobodyGetsInWithoutOne(string method, string path)
    {
        await using var host = await ConsoleHost.StartAsync(withTokens: true);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Client().SendAsync(request, Cancellation)).StatusCode);
    }

    private static HttpRequestMessage Approval(Core.Remediations.Remediation remediation, string contentType)
    {
        var content = new StringContent($"{{\"digest\":\"{remediation.Digest}\"}}", Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        return new(HttpMethod.Post, $"/api/v1/remediations/{remediation.Id}/approve") { Content = content };
    }
}
